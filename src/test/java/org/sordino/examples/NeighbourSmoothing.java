package org.sordino.examples;

import static org.sordino.loss.Scalar.scalar;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.loss.Targets;
import org.sordino.loss.Teacher;

/**
 * Smoothing towards the neighbours of the true class, for classes with an order: (1 − α)·CE +
 * α·KL(t ‖ p), with the teacher t one half on each neighbour, the first and the last class being
 * neighbours too.
 *
 * @param alpha α, 0 to 1
 */
public record NeighbourSmoothing(double alpha) implements SoftLabelMethod {
  /** Refuses a weight out of range. */
  public NeighbourSmoothing {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("--alpha: expected 0 to 1, found " + alpha);
    }
  }

  @Override
  public double crossEntropyWeight() {
    return 1 - alpha;
  }

  @Override
  public double divergenceWeight() {
    return alpha;
  }

  @Override
  public Teacher teacher(Targets targets) {
    return Teacher.of(shifted(targets, 1).add(shifted(targets, -1)).div(scalar(2)));
  }

  private static NDArray shifted(Targets targets, long by) {
    long cut = Math.floorMod(by, targets.classes());
    NDArray q = targets.oneHot();
    return q.get(new NDIndex(":, " + cut + ":")).concat(q.get(new NDIndex(":, :" + cut)), 1);
  }
}
