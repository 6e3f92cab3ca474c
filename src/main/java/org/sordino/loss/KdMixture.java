package org.sordino.loss;

import org.sordino.file.Require;

/**
 * A mixture of hard and soft cross-entropy at temperature 1 ([S21] table 9): λ·CE + (1 − λ)·soft
 * cross-entropy with the teacher network.
 *
 * @param hardWeight λ, the weight of the hard labels, 0 to 1
 */
public record KdMixture(double hardWeight) implements TaughtByNetwork {
  /** Refuses settings out of range. */
  public KdMixture {
    Require.fraction("--hard-weight", hardWeight);
  }

  @Override
  public double crossEntropyWeight() {
    return hardWeight;
  }

  @Override
  public double divergenceWeight() {
    return 1 - hardWeight;
  }

  @Override
  public boolean reportsSoftCrossEntropy() {
    return true;
  }
}
