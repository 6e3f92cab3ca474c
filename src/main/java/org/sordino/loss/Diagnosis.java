package org.sordino.loss;

import static org.sordino.loss.Scalar.scalar;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * What the two parts of a loss do to a batch, in numbers that stay where the logits are: scalars,
 * float64.
 *
 * @param crossEntropyGradient mean over the samples of the norm of the gradient of w_ce·CE with
 *     respect to a sample's logits
 * @param divergenceGradient the same of w_kl·s(τ)·ω·KL
 * @param regularizationSamples samples on whose true class KL − CE has a larger gradient than CE
 *     ([Z21] section 3.2); 0 without a teacher network
 */
public record Diagnosis(
    NDArray crossEntropyGradient, NDArray divergenceGradient, NDArray regularizationSamples) {

  /**
   * Of a batch, by the closed forms of METHODS.md 1.
   *
   * @param logits z, N × M
   * @param targets the hard labels and what the teacher network says
   * @param teacher t
   * @param weights ω, N values or one
   */
  static Diagnosis of(
      SoftLabelMethod method, NDArray logits, Targets targets, Teacher teacher, NDArray weights) {
    int[] classes = {1};
    double temperature = method.studentTemperature();
    NDArray p = logits.softmax(1);
    NDArray soft = temperature == 1 ? p : logits.div(scalar(temperature)).softmax(1);
    NDArray hardGradient = p.sub(targets.oneHot()).mul(scalar(method.crossEntropyWeight()));
    NDArray t = teacher.distribution();
    // The rows of a masked teacher do not sum to 1, and the student's share shrinks with them.
    NDArray difference = soft.mul(t.sum(classes, true)).sub(t);
    double weight = method.divergenceCoefficient(logits.getShape().get(1)) / temperature;
    NDArray softGradient = difference.mul(weights.reshape(-1, 1)).mul(scalar(weight));
    NDArray norm = meanNorm(hardGradient);
    NDArray samples;
    if (method.needsTeacher()) {
      // Asks for the teacher's own probability of the true class, which a mask takes from it.
      NDArray whole = method.wholeTeacher(targets).distribution();
      NDArray found = RegularizationSamples.of(p, soft, whole, targets.oneHot(), temperature);
      samples = found.toType(DataType.FLOAT64, false).sum();
    } else {
      samples = norm.zerosLike();
    }
    return new Diagnosis(norm, meanNorm(softGradient), samples);
  }

  private static NDArray meanNorm(NDArray rows) {
    return rows.square().sum(new int[] {1}).sqrt().mean().toType(DataType.FLOAT64, false);
  }
}
