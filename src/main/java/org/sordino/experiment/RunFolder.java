package org.sordino.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sordino.file.Json;
import org.sordino.file.WholeFile;
import org.sordino.model.ModelFolder;
import org.sordino.training.History;

/** Where the files of a run are. */
public record RunFolder(Path folder) {
  /** Keys of {@code config.json} that may differ between a run and its resumption. */
  private static final List<String> FREE =
      List.of("command", "commit", "data", "extra_training", "teacher_model");

  /** {@code config.json}, written first. */
  public Path config() {
    return folder.resolve("config.json");
  }

  Path split() {
    return folder.resolve("split");
  }

  /** {@code history.jsonl}, a line per epoch. */
  public History history() {
    return new History(folder.resolve("history.jsonl"));
  }

  Path checkpoint() {
    return folder.resolve("checkpoint").resolve("state.safetensors");
  }

  /** {@code metrics.json}, written last. */
  public Path metrics() {
    return folder.resolve("metrics.json");
  }

  /** {@code predictions.csv}, of the part that {@code metrics.json} tells about. */
  public Path predictions() {
    return folder.resolve("predictions.csv");
  }

  /** The folder of a further peer of mutual learning; the first peer is the run itself. */
  RunFolder peer(int number) {
    return new RunFolder(folder.resolve("peers").resolve(Integer.toString(number)));
  }

  /** The model as it was after an epoch. */
  public ModelFolder kept(int epoch) {
    return new ModelFolder(folder.resolve("model-epoch-" + epoch));
  }

  /** The trained model. */
  public ModelFolder model() {
    return new ModelFolder(folder.resolve("model"));
  }

  /** Whether the run has come to its end. */
  public boolean finished() {
    return Files.exists(metrics());
  }

  /** Whether a process is training in it. */
  public boolean held() throws IOException {
    return RunLock.isHeld(folder);
  }

  /**
   * Refuses a folder that another run may lose its files in.
   *
   * @throws IllegalArgumentException if the folder is there and holds something, unless that is a
   *     run to be resumed
   */
  public void requireFreshUnless(boolean resume) throws IOException {
    if (!Files.exists(folder) || (resume && Files.exists(config()))) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      // A run that was killed at its very start may leave the temporary file of its config.json.
      if (files
          .filter(file -> !file.endsWith(RunLock.NAME))
          .anyMatch(file -> !resume || !file.toString().endsWith(".partial"))) {
        throw new IllegalArgumentException(
            resume
                ? "--resume: expected a run in " + folder + ", found other files and no config.json"
                : "--out "
                    + folder
                    + ": expected a new or empty folder (or --resume), found files in it");
      }
    } catch (NotDirectoryException e) {
      throw new IllegalArgumentException(
          "--out " + folder + ": expected a folder, found a file", e);
    }
  }

  /**
   * Writes {@code config} to a new run, or compares it with that of the run to be resumed.
   *
   * @throws IllegalArgumentException naming the first setting that differs
   */
  void settle(ObjectNode config) throws IOException {
    requireSame(config);
    if (!Files.exists(config())) {
      WholeFile.write(config(), Json.page(config));
    }
  }

  /**
   * Compares {@code config} with that of the run that is there, if one is.
   *
   * @throws IllegalArgumentException naming the first setting that differs
   */
  void requireSame(ObjectNode config) throws IOException {
    if (!Files.exists(config())) {
      return;
    }
    ObjectNode earlier = Json.read(config(), ObjectNode.class);
    JsonNode now = Json.parse(Json.line(config), JsonNode.class, config());
    Set<String> keys = new LinkedHashSet<>();
    earlier.fieldNames().forEachRemaining(keys::add);
    now.fieldNames().forEachRemaining(keys::add);
    keys.removeAll(FREE);
    keys.forEach(key -> compare(key, earlier.path(key), now.path(key)));
  }

  private void compare(String key, JsonNode earlier, JsonNode now) {
    if (earlier.equals(now)) {
      return;
    }
    for (Map.Entry<String, JsonNode> part : earlier.properties()) {
      if (now.has(part.getKey())) {
        compare(key + "." + part.getKey(), part.getValue(), now.path(part.getKey()));
      }
    }
    throw new IllegalArgumentException(
        "--resume: %s was started with %s %s, found %s"
            .formatted(folder, key, told(earlier), told(now)));
  }

  private static Object told(JsonNode value) {
    return value.isMissingNode() ? "none" : value;
  }
}
