package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Initial values of nnet1 and nnet2: weights and biases uniform in ±1/√(fan-in), as PyTorch's own
 * linear layers have them; batch normalisation, whose weights are vectors, as the identity. The
 * same seed gives the same values with every engine and device, and as long as {@link
 * SplittableRandom} splits and draws uniform doubles as it does, which a test watches.
 */
public final class UniformFanIn implements TensorSource {
  private static final long NORMALISATION = 0;

  private final SplittableRandom seeds;
  private final Map<String, Long> fanIns = new HashMap<>();

  /** Values drawn by {@code seed}. */
  public UniformFanIn(long seed) {
    seeds = new SplittableRandom(seed);
  }

  @Override
  public NDArray tensor(String name, Shape shape, DataType type, NDManager manager) {
    int dot = name.lastIndexOf('.');
    String layer = name.substring(0, dot);
    if (name.endsWith(".weight")) {
      fanIns.put(layer, shape.dimension() == 1 ? NORMALISATION : shape.slice(1).size());
    }
    // A layer's weight is asked for before its other parameters.
    Long fanIn = fanIns.get(layer);
    if (fanIn == null) {
      throw new IllegalStateException(name + " was asked for before the weight of its layer");
    }
    if (fanIn == NORMALISATION) {
      boolean one = name.endsWith(".weight") || name.endsWith(".running_var");
      return one ? manager.ones(shape, type) : manager.zeros(shape, type);
    }
    double bound = 1 / Math.sqrt(fanIn);
    SplittableRandom random = seeds.split();
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return manager.create(values, shape).toType(type, false);
  }
}
