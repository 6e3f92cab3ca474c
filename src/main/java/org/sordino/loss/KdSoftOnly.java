package org.sordino.loss;

/**
 * Distillation without hard labels ([S21] eq 4): the soft cross-entropy with the teacher network at
 * temperature 1.
 */
public record KdSoftOnly() implements TaughtByNetwork {
  @Override
  public double crossEntropyWeight() {
    return 0;
  }

  @Override
  public double divergenceWeight() {
    return 1;
  }

  @Override
  public boolean reportsSoftCrossEntropy() {
    return true;
  }
}
