package org.sordino.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Teacher distributions that need no teacher network. */
final class Teachers {
  private Teachers() {}

  /** 1/M on each of M classes; 1 × M. */
  static NDArray uniform(NDArray oneHot) {
    long classes = oneHot.getShape().get(1);
    return oneHot
        .getManager()
        .ones(new Shape(1, classes), oneHot.getDataType())
        .div((double) classes);
  }

  /** γ on the true class, (1 − γ)/(M − 1) on the others; N × M ([W21] eq 9). */
  static NDArray corrected(NDArray oneHot, double gamma) {
    long classes = oneHot.getShape().get(1);
    double wrong = (1 - gamma) / (classes - 1);
    return oneHot.mul(gamma - wrong).add(wrong);
  }
}
