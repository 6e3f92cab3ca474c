package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of a block under PyTorch's names: the path of child blocks, then {@code weight},
 * {@code bias}, {@code running_mean} or {@code running_var}.
 */
public final class NamedParameters {
  private static final Map<String, String> TORCH_NAMES =
      Map.of(
          "gamma", "weight",
          "beta", "bias",
          "runningMean", "running_mean",
          "runningVar", "running_var");

  private NamedParameters() {}

  /** The parameters of {@code block} and the blocks in it, in the order of construction. */
  public static Map<String, Parameter> of(Block block) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    collect("", block, parameters);
    return parameters;
  }

  private static void collect(String path, Block block, Map<String, Parameter> parameters) {
    block
        .getDirectParameters()
        .forEach(
            pair ->
                parameters.put(
                    path + TORCH_NAMES.getOrDefault(pair.getKey(), pair.getKey()),
                    pair.getValue()));
    int number = 0;
    for (Pair<String, Block> child : block.getChildren()) {
      number++;
      // DJL puts a number of at least two digits before the name of each child.
      String name = child.getKey().substring("%02d".formatted(number).length());
      collect(path + name + ".", child.getValue(), parameters);
    }
  }

  /**
   * Gives every parameter of {@code block} its value.
   *
   * @param input the shape of one input, without the batch
   * @param trainable whether gradients will be taken; without, a forward pass keeps no graph
   */
  public static void initialize(
      Block block,
      Shape input,
      TensorSource source,
      boolean trainable,
      DataType type,
      NDManager manager) {
    of(block)
        .forEach(
            (name, parameter) -> {
              parameter.setInitializer(
                  (arrays, shape, dataType) -> {
                    // A copy, because what comes from Java lies wherever Java put it, and matrix
                    // products round differently for another alignment: the same run would not
                    // give the same bits twice.
                    try (NDArray values = source.tensor(name, shape, dataType, arrays)) {
                      return values.duplicate();
                    }
                  });
              if (!trainable) {
                parameter.freeze(true);
              }
            });
    block.initialize(manager, type, new Shape(1).addAll(input));
  }

  /** Number of trained values: running statistics do not count. */
  public static long count(Block block) {
    return of(block).entrySet().stream()
        .filter(entry -> !entry.getKey().contains("running_"))
        .mapToLong(entry -> entry.getValue().getArray().size())
        .sum();
  }
}
