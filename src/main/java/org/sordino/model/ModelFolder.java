package org.sordino.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sordino.file.Json;
import org.sordino.file.WholeFile;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;

/** A model on disk: {@code model.json} and {@code weights.safetensors} in one folder. */
public record ModelFolder(Path folder) {
  private static final String DESCRIPTION = "model.json";
  private static final String WEIGHTS = "weights.safetensors";

  /** The file of its weights. */
  public Path weights() {
    return folder.resolve(WEIGHTS);
  }

  /** Writes a model; the description comes last, so that a folder without one is unfinished. */
  public void write(ModelDescription description, Block block) throws IOException {
    new SafeTensors(Map.of("format", "pt"), NamedTensors.valuesOf(block)).write(weights());
    WholeFile.write(folder.resolve(DESCRIPTION), Json.page(description));
  }

  /**
   * Reads the description.
   *
   * @throws IOException in one line if the folder or its description is missing, damaged, of
   *     another program or of a newer version
   */
  public ModelDescription describe() throws IOException {
    Path file = folder.resolve(DESCRIPTION);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          folder + ": expected a model folder, found no " + DESCRIPTION + " in it");
    }
    String text = Json.text(file);
    ObjectNode json = Json.parse(text, ObjectNode.class, file);
    int format = json.path("format").asInt();
    if (format != ModelDescription.FORMAT) {
      throw new IOException(
          "%s: expected a model of format %d, found %s"
              .formatted(
                  file,
                  ModelDescription.FORMAT,
                  format > ModelDescription.FORMAT ? format + ", of a newer Sordino" : "another"));
    }
    return Json.parse(text, ModelDescription.class, file);
  }

  /**
   * Refuses what is no whole model, without the engine that {@link #load} takes.
   *
   * @throws IOException in one line if the description or the weights are missing, cut or foreign
   */
  public void requireWhole() throws IOException {
    describe();
    SafeTensors.read(weights());
  }

  /**
   * Copies the model into {@code other}, the description last.
   *
   * @throws IOException in one line if this is no model, or the other folder cannot be written
   */
  public void copyTo(ModelFolder other) throws IOException {
    requireWhole();
    for (String name : List.of(WEIGHTS, DESCRIPTION)) {
      WholeFile.write(other.folder.resolve(name), out -> Files.copy(folder.resolve(name), out));
    }
  }

  /** Whether the other folder holds the same model, byte for byte. */
  public boolean isSameAs(ModelFolder other) throws IOException {
    for (String name : List.of(WEIGHTS, DESCRIPTION)) {
      if (Files.mismatch(folder.resolve(name), other.folder.resolve(name)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Builds the network with its weights, frozen.
   *
   * @throws IOException in one line if a weight is missing, cut, foreign or not a number
   */
  public Block load(ModelDescription description, NDManager manager) throws IOException {
    return read(description).load(manager);
  }

  /**
   * Builds the network and reads its weights, which takes no engine.
   *
   * @throws IOException in one line if the weights are missing, cut or foreign
   */
  SavedNetwork read(ModelDescription description) throws IOException {
    Shape input = description.features().shape();
    NetworkSettings network = description.network();
    int classes = description.classes().size();
    Block block = NetworkName.create(network.withMembers(null), input, classes);
    NamedTensors weights = NamedTensors.read(weights());
    if (network.members() != null) {
      // Before they are built: many deep networks take much memory, which a small file may ask for.
      weights.requireTensors(network.members() * NamedParameters.of(block).size());
      block = NetworkName.create(network, input, classes);
    }
    return new SavedNetwork(block, input, weights);
  }

  /**
   * A network that was read.
   *
   * @param block the network, without values
   * @param input the shape of one input, without the batch
   * @param weights its values
   */
  record SavedNetwork(Block block, Shape input, NamedTensors weights) {
    /**
     * Gives the network its weights, frozen. To be done once.
     *
     * @throws IOException in one line if a weight is missing or not a number
     */
    Block load(NDManager manager) throws IOException {
      try {
        NamedParameters.initialize(block, input, weights, false, DataType.FLOAT32, manager);
      } catch (NamedTensors.TensorMismatchException e) {
        throw new IOException(e.getMessage(), e);
      }
      return block;
    }
  }
}
