package org.sordino.loss;

import static org.sordino.loss.Scalar.scalar;

import ai.djl.ndarray.NDArray;

/**
 * The samples to which distillation adds more than the cross-entropy does ([Z21] section 3.2): with
 * a = p_y(1) − 1, the gradient of CE on the true class's logit, and b = τ(p_y(τ) − t_y(τ)) − a,
 * that of KL − CE, those of |b| > |a|. These are all that the teacher moves away from the truth,
 * however little, and those that it moves towards it more than twice as far as the label does.
 */
final class RegularizationSamples {
  private RegularizationSamples() {}

  /**
   * Which samples of a batch they are.
   *
   * @param p the student at temperature 1, N × M
   * @param soft the student at temperature τ
   * @param teacher the teacher at temperature τ, on all classes
   * @param oneHot the hard labels
   * @return N booleans
   */
  static NDArray of(NDArray p, NDArray soft, NDArray teacher, NDArray oneHot, double tau) {
    int[] classes = {1};
    NDArray a = p.sub(oneHot).mul(oneHot).sum(classes);
    NDArray b = soft.sub(teacher).mul(oneHot).sum(classes).mul(scalar(tau)).sub(a);
    return b.abs().gt(a.abs());
  }
}
