package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Initial values of the image networks: convolutions normal with variance 2/fan-out (He et al.,
 * Delving Deep into Rectifiers, arXiv:1502.01852, equation 14), all else as {@link UniformFanIn}.
 * The same seed gives the same values with every engine and device: the algorithm of {@link Random}
 * is specified, and {@link SplittableRandom}, which seeds it, is relied on as there.
 */
final class HeNormal implements TensorSource {
  private final SplittableRandom seeds;
  private final UniformFanIn others;

  /** Values drawn by {@code seed}. */
  HeNormal(long seed) {
    seeds = new SplittableRandom(seed);
    others = new UniformFanIn(seeds.nextLong());
  }

  @Override
  public NDArray tensor(String name, Shape shape, DataType type, NDManager manager) {
    if (shape.dimension() != 4) {
      return others.tensor(name, shape, type, manager);
    }
    double deviation = Math.sqrt(2.0 / (shape.get(0) * shape.slice(2).size()));
    // Not SplittableRandom, whose normal numbers may differ from one Java to the next.
    Random random = new Random(seeds.nextLong());
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return manager.create(values, shape).toType(type, false);
  }
}
