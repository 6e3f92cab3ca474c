package org.sordino.loss;

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
  public Teacher teacher(Targets targets) {
    return Teacher.uniform(targets);
  }
}
