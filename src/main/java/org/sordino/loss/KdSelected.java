package org.sordino.loss;

import static org.sordino.loss.Scalar.scalar;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.sordino.file.Require;

/**
 * The ablations of [Z21]: distillation as {@link Kd}, acting on regularization samples and on the
 * others with a probability each. 1 and 0 is "only on regularization samples", 0 and 1 "on all but
 * these", p and 1 "with probability p".
 *
 * @param alpha α, the weight of the divergence, 0 to 1
 * @param temperature τ of student and teacher, above 0
 * @param onRegularization probability that the divergence acts on a regularization sample
 * @param onOthers probability that it acts on another sample
 */
public record KdSelected(double alpha, double temperature, double onRegularization, double onOthers)
    implements Blended, Softened, TaughtByNetwork {
  /** Refuses settings out of range. */
  public KdSelected {
    Require.fraction("--alpha", alpha);
    Require.positive("--temperature", temperature);
    Require.fraction("--on-regularization", onRegularization);
    Require.fraction("--on-others", onOthers);
  }

  @Override
  public NDArray sampleWeights(Student student, Targets targets) {
    NDArray logits = student.logits();
    DataType type = logits.getDataType();
    NDArray teacher = teacher(targets).distribution();
    NDArray soft = logits.div(scalar(temperature)).softmax(1);
    NDArray regularization =
        RegularizationSamples.of(logits.softmax(1), soft, teacher, targets.oneHot(), temperature)
            .toType(type, false);
    NDArray probability =
        regularization.mul(scalar(onRegularization - onOthers)).add(scalar(onOthers));
    NDArray draw =
        logits.getManager().randomUniform(0, 1, probability.getShape(), DataType.FLOAT32);
    return draw.toType(type, false).lt(probability).toType(type, false);
  }
}
