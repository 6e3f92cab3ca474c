package org.sordino.loss;

import static org.sordino.loss.Scalar.scalar;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.Loss;
import java.util.List;
import java.util.function.Supplier;

/**
 * The one equation behind every method (METHODS.md 1), as a DJL loss on logits:
 *
 * <pre>
 * L = w_ce · CE(z, q)  +  w_kl · s(τ) · mean_n [ ω_n · KL(t_n ‖ softmax(z_n / τ)) ]
 * </pre>
 *
 * Sums run over classes, means over the batch. The divergence is KL(teacher ‖ student): the
 * gradients in [W21] eq 12–15 are those of this direction.
 */
public final class SoftLabelLoss extends Loss {
  private final SoftLabelMethod method;

  /** The loss of {@code method}. */
  public SoftLabelLoss(SoftLabelMethod method) {
    super(method.getClass().getSimpleName());
    this.method = method;
  }

  /**
   * The parts of the loss, each array a scalar of the logits' type.
   *
   * @param total L, what is trained on
   * @param crossEntropy CE(z, q), unweighted
   * @param divergence mean ω·KL(t ‖ p(τ)), without its weight and factor
   * @param diagnosis what the parts do to the batch, computed when asked for
   */
  public record Parts(
      NDArray total, NDArray crossEntropy, NDArray divergence, Supplier<Diagnosis> diagnosis) {}

  /** The method that is computed. */
  public SoftLabelMethod method() {
    return method;
  }

  /**
   * The loss of a batch, for a method without a teacher network.
   *
   * @param logits z, N × M, float32 or float64
   * @param labels N class indexes from 0, N or N × 1
   */
  public Parts parts(NDArray logits, NDArray labels) {
    return parts(logits, labels, List.of());
  }

  /**
   * The loss of a batch.
   *
   * @param logits z, N × M, float32 or float64
   * @param labels N class indexes from 0, N or N × 1
   * @param teacherLogits the teacher network's logits, N × M each; see {@link Targets}
   */
  public Parts parts(NDArray logits, NDArray labels, List<NDArray> teacherLogits) {
    int[] classes = {1};
    int count = (int) logits.getShape().get(1);
    // A column of labels would be multiplied with every row of logits.
    NDArray truth = labels.toType(DataType.INT64, false).reshape(logits.getShape().get(0));
    NDArray oneHot = truth.oneHot(count, logits.getDataType());
    Targets targets = new Targets(oneHot, teacherLogits);

    NDArray logP = logits.logSoftmax(1);
    NDArray crossEntropies = logP.mul(oneHot).sum(classes).neg();
    double temperature = method.studentTemperature();
    NDArray softLogP = temperature == 1 ? logP : logits.div(scalar(temperature)).logSoftmax(1);
    Teacher teacher = method.teacher(targets);
    NDArray softCrossEntropies = softLogP.mul(teacher.distribution()).sum(classes).neg();
    Student student = new Student(logits.stopGradient(), crossEntropies.stopGradient());
    NDArray weights = method.sampleWeights(student, targets).stopGradient();

    NDArray divergences = softCrossEntropies.sub(teacher.entropy()).mul(weights);
    // Weighted before the means: a scalar times a number is float64, whatever the logits are.
    NDArray losses = crossEntropies.mul(scalar(method.crossEntropyWeight()));
    double weight = method.divergenceCoefficient(count);
    if (weight != 0) {
      NDArray soft =
          method.reportsSoftCrossEntropy() ? softCrossEntropies.mul(weights) : divergences;
      losses = losses.add(soft.mul(scalar(weight)));
    }
    return new Parts(
        losses.mean(),
        crossEntropies.mean(),
        divergences.mean(),
        () -> Diagnosis.of(method, student.logits(), targets, teacher, weights));
  }

  /** The loss as DJL's trainers ask for it; of methods without a teacher network only. */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    return parts(predictions.singletonOrThrow(), labels.singletonOrThrow()).total();
  }
}
