package org.sordino.loss;

import org.sordino.file.Require;

/**
 * Knowledge distillation ([H15], [W21] eq 6): (1 − α)·CE + α·τ²·KL(p_teacher(τ) ‖ p(τ)). With a
 * weaker teacher network it is the reversed, with a barely trained one the defective distillation
 * of [Y20].
 *
 * @param alpha α, the weight of the divergence, 0 to 1
 * @param temperature τ of student and teacher, above 0
 */
public record Kd(double alpha, double temperature) implements Blended, Softened, TaughtByNetwork {
  /** Refuses settings out of range. */
  public Kd {
    Require.fraction("--alpha", alpha);
    Require.positive("--temperature", temperature);
  }
}
