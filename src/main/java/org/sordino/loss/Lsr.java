package org.sordino.loss;

import org.sordino.file.Require;

/**
 * Label smoothing regularization ([Sz16]; [W21] eq 3, 4, 7): (1 − α)·CE + α·KL(u ‖ p), with the
 * teacher u uniform over all M classes, the true one included.
 *
 * @param alpha α, the share of the uniform distribution, 0 to 1
 */
public record Lsr(double alpha) implements Blended {
  /** Refuses settings out of range. */
  public Lsr {
    Require.fraction("--alpha", alpha);
  }

  @Override
  public Teacher teacher(Targets targets) {
    return Teacher.uniform(targets);
  }

  @Override
  public boolean reportsSoftCrossEntropy() {
    return true;
  }
}
