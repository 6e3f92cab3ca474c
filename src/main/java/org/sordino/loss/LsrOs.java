package org.sordino.loss;

import org.sordino.file.Require;

/**
 * Label smoothing with softened outputs ([W21] eq 10): (1 − α)·CE + α·τ²·KL(u ‖ p(τ)), with the
 * teacher u uniform.
 *
 * @param alpha α, the weight of the divergence, 0 to 1
 * @param temperature τ, the student's temperature, above 0
 */
public record LsrOs(double alpha, double temperature) implements Blended, Softened {
  /** Refuses settings out of range. */
  public LsrOs {
    Require.fraction("--alpha", alpha);
    Require.positive("--temperature", temperature);
  }

  @Override
  public double divergenceFactor() {
    return Factor.TAU2.of(temperature);
  }

  @Override
  public Teacher teacher(Targets targets) {
    return Teacher.uniform(targets);
  }
}
