package org.sordino.training;

import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sordino.model.SafeTensors;
import org.sordino.model.Weights;

/**
 * All that the rest of a training depends on, after an epoch: the weights and the optimizer's
 * velocities. Order, dropout and learning rate follow from the seed and the epoch's number.
 *
 * @param epoch epochs done
 * @param weights the parameters' values
 * @param velocities the optimizer's velocities
 */
public record Checkpoint(int epoch, Weights weights, Weights velocities) {
  private static final String EPOCH = "epoch";
  private static final String WEIGHTS = "weights.";
  private static final String VELOCITIES = "velocities.";

  /** Writes the state after {@code epoch} epochs, whole or not at all. */
  public static void write(Path file, int epoch, Block block, Sgd sgd) throws IOException {
    Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
    Weights.of(block).forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
    sgd.velocities().forEach((name, tensor) -> tensors.put(VELOCITIES + name, tensor));
    new SafeTensors(Map.of(EPOCH, Integer.toString(epoch)), tensors).write(file);
  }

  /**
   * Reads a state.
   *
   * @throws IOException in one line naming the file if it cannot be read
   */
  public static Checkpoint read(Path file) throws IOException {
    SafeTensors content = SafeTensors.read(file);
    String epoch = content.metadata().getOrDefault(EPOCH, "none");
    if (!epoch.matches("\\d{1,9}")) {
      throw new IOException(file + ": expected the number of an epoch, found " + epoch);
    }
    return new Checkpoint(
        Integer.parseInt(epoch),
        Weights.of(file, under(WEIGHTS, content)),
        Weights.of(file, under(VELOCITIES, content)));
  }

  private static Map<String, SafeTensors.Tensor> under(String prefix, SafeTensors content) {
    Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
    content
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), tensor);
              }
            });
    return tensors;
  }
}
