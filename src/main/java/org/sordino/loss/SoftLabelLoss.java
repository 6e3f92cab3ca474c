package org.sordino.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.Loss;

/**
 * The one equation behind every method (METHODS.md 1), as a DJL loss on logits:
 *
 * <pre>
 * L = w_ce · CE(z, q)  +  w_kl · s(τ) · mean_n KL(t_n ‖ softmax(z_n / τ))
 * </pre>
 *
 * Sums run over classes, means over the batch. The divergence is KL(teacher ‖ student): the
 * gradients in [W21] eq 12–15 are those of this direction.
 */
public final class SoftLabelLoss extends Loss {
  /** Below this a probability counts as 0 in t·log t, whose limit there is 0. */
  private static final double SMALLEST = 1e-37;

  private final SoftLabelMethod method;

  /** The loss of {@code method}. */
  public SoftLabelLoss(SoftLabelMethod method) {
    super(method.getClass().getSimpleName());
    this.method = method;
  }

  /**
   * The parts of the loss, each a scalar.
   *
   * @param total L, what is trained on
   * @param crossEntropy CE(z, q), unweighted
   * @param divergence mean KL(t ‖ p(τ)), unweighted
   */
  public record Parts(NDArray total, NDArray crossEntropy, NDArray divergence) {}

  /** The method that is computed. */
  public SoftLabelMethod method() {
    return method;
  }

  /**
   * The loss of a batch.
   *
   * @param logits z, N × M, float32 or float64
   * @param labels N class indexes from 0, N or N × 1
   */
  public Parts parts(NDArray logits, NDArray labels) {
    long classes = logits.getShape().get(1);
    long batch = logits.getShape().get(0);
    // A column of labels would be multiplied with every row of logits.
    NDArray truth = labels.toType(DataType.INT64, false).reshape(batch);
    NDArray oneHot = truth.oneHot((int) classes, logits.getDataType());
    NDArray logP = logits.logSoftmax(1);
    NDArray crossEntropy = logP.mul(oneHot).sum().div(-batch);

    double temperature = method.studentTemperature();
    NDArray softLogP = temperature == 1 ? logP : logits.div(temperature).logSoftmax(1);
    NDArray teacher = method.teacher(oneHot).stopGradient();
    NDArray softCrossEntropy = softLogP.mul(teacher).sum().div(-batch);
    NDArray entropy =
        teacher.mul(teacher.maximum(SMALLEST).log()).sum().div(-teacher.getShape().get(0));
    NDArray divergence = softCrossEntropy.sub(entropy);

    NDArray soft = method.reportsSoftCrossEntropy() ? softCrossEntropy : divergence;
    double softWeight = method.divergenceWeight() * method.divergenceFactor();
    NDArray total = crossEntropy.mul(method.crossEntropyWeight());
    return new Parts(
        softWeight == 0 ? total : total.add(soft.mul(softWeight)), crossEntropy, divergence);
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    return parts(predictions.singletonOrThrow(), labels.singletonOrThrow()).total();
  }
}
