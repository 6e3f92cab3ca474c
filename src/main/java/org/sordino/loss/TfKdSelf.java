package org.sordino.loss;

import org.sordino.file.Require;

/**
 * Teacher-free distillation from oneself ([Y20]): (1 − α)·CE + α·multiplier·τ²·KL(p_teacher(τ) ‖
 * p(τ)), the teacher a frozen copy of the same network trained with cross-entropy. One seed decides
 * both trainings, so that they differ by the teacher alone: the student starts from its teacher's
 * own initial weights (METHODS.md 1), which a generation of {@link BornAgain} does not.
 *
 * @param alpha α, 0 to 1
 * @param temperature τ of student and teacher, above 0
 * @param multiplier a further weight of the divergence, above 0
 * @param reduction of the divergence over classes; published multipliers assume elementwise with
 *     100 classes
 */
public record TfKdSelf(double alpha, double temperature, double multiplier, Reduction reduction)
    implements Blended, Softened, TaughtByNetwork {
  /** Refuses settings out of range. */
  public TfKdSelf {
    Require.fraction("--alpha", alpha);
    Require.positive("--temperature", temperature);
    Require.positive("--multiplier", multiplier);
  }

  @Override
  public double divergenceWeight() {
    return alpha * multiplier;
  }

  @Override
  public int generations() {
    return 2;
  }
}
