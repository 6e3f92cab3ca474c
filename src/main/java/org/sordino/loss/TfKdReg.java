package org.sordino.loss;

import org.sordino.file.Require;

/**
 * Teacher-free distillation by regularization ([Y20]; [W21] eq 8): (1 − α)·CE +
 * α·multiplier·τ₁²·KL(t ‖ p(τ₁)), the teacher t = softmax(p′/τ₂) of the corrected distribution p′.
 * It is a softmax of probabilities and so nearly uniform.
 *
 * @param alpha α, 0 to 1
 * @param temperature τ₁ of the student, above 0
 * @param teacherTemperature τ₂ of the teacher, above 0, usually 20 or more
 * @param gamma γ, the probability of the true class in p′, 0 to 1; above 1/M to correct anything
 * @param multiplier a further weight of the divergence, above 0
 * @param reduction of the divergence over classes; published multipliers assume elementwise with
 *     100 classes
 */
public record TfKdReg(
    double alpha,
    double temperature,
    double teacherTemperature,
    double gamma,
    double multiplier,
    Reduction reduction)
    implements Blended, Softened, Corrected {
  /** Refuses settings out of range. */
  public TfKdReg {
    Require.fraction("--alpha", alpha);
    Require.positive("--temperature", temperature);
    Require.positive("--teacher-temperature", teacherTemperature);
    Require.fraction("--gamma", gamma);
    Require.positive("--multiplier", multiplier);
  }

  @Override
  public double divergenceWeight() {
    return alpha * multiplier;
  }

  @Override
  public double divergenceFactor() {
    return Factor.TAU2.of(temperature);
  }

  @Override
  public Teacher teacher(Targets targets) {
    return Teacher.correctedSoftened(targets, gamma, teacherTemperature);
  }
}
