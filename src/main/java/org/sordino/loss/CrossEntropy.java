package org.sordino.loss;

import ai.djl.ndarray.NDArray;

/**
 * Cross-entropy with the hard labels, the baseline ([W21] eq 2). Its divergence is measured from
 * the uniform distribution and not trained on.
 */
public record CrossEntropy() implements SoftLabelMethod {
  @Override
  public double crossEntropyWeight() {
    return 1;
  }

  @Override
  public double divergenceWeight() {
    return 0;
  }

  @Override
  public NDArray teacher(NDArray oneHot) {
    return Teachers.uniform(oneHot);
  }
}
