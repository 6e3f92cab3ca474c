package org.sordino.loss;

/** A method that divides the weight between hard labels and teacher: 1 − α and α. */
interface Blended extends SoftLabelMethod {
  /** α, 0 to 1. */
  double alpha();

  @Override
  default double crossEntropyWeight() {
    return 1 - alpha();
  }

  @Override
  default double divergenceWeight() {
    return alpha();
  }
}
