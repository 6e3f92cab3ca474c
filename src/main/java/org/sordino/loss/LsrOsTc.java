package org.sordino.loss;

import org.sordino.file.Require;

/**
 * Label smoothing with softened outputs and teacher correction ([W21] eq 9, 11): (1 − α)·CE +
 * α·s(τ)·KL(p′ ‖ p(τ)), with the corrected teacher p′: γ on the true class, (1 − γ)/(M − 1) on each
 * other.
 *
 * @param alpha α, the weight of the divergence, 0 to 1
 * @param temperature τ, the student's temperature, above 0
 * @param gamma γ, the teacher's probability of the true class, 0 to 1; above 1/M to correct
 *     anything
 * @param factor s: τ, as the paper derives, or τ², the curve of its figure 8 that loses
 */
public record LsrOsTc(double alpha, double temperature, double gamma, Factor factor)
    implements Blended, Softened, Corrected {
  /** Refuses settings out of range. */
  public LsrOsTc {
    Require.fraction("--alpha", alpha);
    Require.positive("--temperature", temperature);
    Require.fraction("--gamma", gamma);
  }

  @Override
  public double divergenceFactor() {
    return factor.of(temperature);
  }

  @Override
  public Teacher teacher(Targets targets) {
    return Teacher.corrected(targets, gamma);
  }
}
