package org.sordino.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sordino.evaluation.Predictions;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.experiment.RunFolder;
import org.sordino.file.Json;

/**
 * What a run folder holds, as far as a report shows it; what the run has not written yet, or what
 * was taken away, is missing.
 *
 * @param name of the folder
 * @param config the settings that a report names
 * @param settings the whole {@code config.json}, as text
 * @param history the epochs so far
 * @param metrics the figures of the finished run
 * @param predictions the probabilities behind them
 * @param others the figures of the networks that were trained beside or before this one, by folder
 */
record RunFiles(
    String name,
    Config config,
    String settings,
    TrainingHistory history,
    @Nullable Metrics metrics,
    @Nullable Predictions predictions,
    Map<String, Metrics> others) {
  private static final String PEERS = "peers";

  /**
   * Reads the run in {@code folder}.
   *
   * @throws IOException in one line that names the file, if the folder holds no run or a file of it
   *     is damaged
   */
  static RunFiles read(Path folder) throws IOException {
    RunFolder run = new RunFolder(folder);
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          folder
              + (Files.exists(folder)
                  ? ": expected the folder of a run or an experiment, found a file"
                  : ": no such folder"));
    }
    if (!Files.exists(run.config())) {
      throw new IOException(
          folder
              + ": expected the folder of a run or an experiment, found neither config.json nor"
              + " experiment.yaml in it");
    }
    Config config = Json.read(run.config(), Config.class);
    Metrics metrics = run.finished() ? Json.read(run.metrics(), Metrics.class) : null;
    return new RunFiles(
        String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
        config,
        Files.readString(run.config()),
        TrainingHistory.read(run.history().file()),
        metrics,
        metrics == null ? null : predictions(run.predictions(), metrics),
        others(folder));
  }

  /** How far the run has come: {@code 42 of 100 epochs}. */
  String progress() {
    int wanted = config.training().epochs();
    int done = history.epochs().size();
    return done == wanted ? wanted + " epochs" : done + " of " + wanted + " epochs";
  }

  /**
   * Reads the predictions in {@code file}, null if they were taken away.
   *
   * @param classes those of the run's figures
   * @throws IOException in one line that names the file, if it is damaged or of other classes
   */
  static @Nullable Predictions predictions(Path file, List<String> classes) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    Predictions predictions = PredictionsFile.read(file);
    if (!predictions.classes().equals(classes)) {
      throw new IOException(
          "%s: expected the classes of metrics.json, %s, found %s"
              .formatted(file, classes, predictions.classes()));
    }
    return predictions;
  }

  private static @Nullable Predictions predictions(Path file, Metrics metrics) throws IOException {
    Predictions predictions = predictions(file, metrics.classes());
    Integer expected = metrics.examples();
    if (predictions != null && expected != null && expected != predictions.rows().size()) {
      throw new IOException(
          "%s: expected %d %s as metrics.json says, found %d"
              .formatted(file, expected, metrics.itemKind().examples(), predictions.rows().size()));
    }
    return predictions;
  }

  private static Map<String, Metrics> others(Path folder) throws IOException {
    List<Path> inside = new ArrayList<>(folders(folder));
    if (Files.isDirectory(folder.resolve(PEERS))) {
      inside.addAll(folders(folder.resolve(PEERS)));
    }
    Map<String, Metrics> others = new LinkedHashMap<>();
    for (Path other : inside) {
      Path metrics = new RunFolder(other).metrics();
      if (Files.exists(metrics)) {
        String name = folder.relativize(other).toString().replace('\\', '/');
        others.put(name, Json.read(metrics, Metrics.class));
      }
    }
    return others;
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(Files::isDirectory).sorted().toList();
    }
  }
}
