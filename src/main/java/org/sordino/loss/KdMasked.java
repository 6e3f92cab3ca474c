package org.sordino.loss;

import static org.sordino.loss.Scalar.scalar;

import ai.djl.ndarray.NDArray;
import org.sordino.file.Require;

/**
 * Distillation without the term of the true class ([Z21] section 3.3): as {@link Kd}, the sum of
 * the divergence running over the wrong classes only. Such a sum is no divergence and can be
 * negative, and so can {@code kl} in the history.
 *
 * @param alpha α, the weight of the divergence, 0 to 1
 * @param temperature τ of student and teacher, above 0
 */
public record KdMasked(double alpha, double temperature)
    implements Blended, Softened, TaughtByNetwork {
  /** Refuses settings out of range. */
  public KdMasked {
    Require.fraction("--alpha", alpha);
    Require.positive("--temperature", temperature);
  }

  @Override
  public Teacher teacher(Targets targets) {
    NDArray wrongClasses = targets.oneHot().neg().add(scalar(1));
    return Teacher.of(wholeTeacher(targets).distribution().mul(wrongClasses));
  }

  @Override
  public Teacher wholeTeacher(Targets targets) {
    return TaughtByNetwork.super.teacher(targets);
  }
}
