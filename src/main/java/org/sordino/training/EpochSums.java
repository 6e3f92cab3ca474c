package org.sordino.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Subject;
import org.sordino.evaluation.Figures;
import org.sordino.loss.Diagnosis;
import org.sordino.loss.SoftLabelLoss;

/** What the examples of an epoch add up to. */
final class EpochSums {
  private final Subject subject;
  private double loss;
  private double crossEntropy;
  private double divergence;
  private double wrong;
  private double crossEntropyGradient;
  private double divergenceGradient;
  private long regularizationSamples;
  private int examples;

  EpochSums(Subject subject) {
    this.subject = subject;
  }

  /** Adds a batch. */
  void add(SoftLabelLoss.Parts parts, NDArray logits, NDArray labels) {
    int size = Math.toIntExact(labels.size());
    loss += size * scalar(parts.total());
    crossEntropy += size * scalar(parts.crossEntropy());
    divergence += size * scalar(parts.divergence());
    wrong += scalar(logits.argMax(1).neq(labels).sum());
    Diagnosis diagnosis = parts.diagnosis().get();
    crossEntropyGradient += size * diagnosis.crossEntropyGradient();
    divergenceGradient += size * diagnosis.divergenceGradient();
    regularizationSamples += diagnosis.regularizationSamples();
    examples += size;
  }

  private static double scalar(NDArray array) {
    return array.toType(DataType.FLOAT64, false).getDouble();
  }

  /** The mean loss so far. */
  double loss() {
    return loss / examples;
  }

  /** The line of history. */
  Epoch line(int epoch, double rate, @Nullable Figures validated, boolean taught, double seconds) {
    Map<String, Double> errors = new LinkedHashMap<>();
    errors.put("train_" + subject.exampleError(), 100 * wrong / examples);
    if (validated != null) {
      validated.errors().forEach((name, error) -> errors.put("validation_" + name, error));
    }
    return new Epoch(
        epoch,
        rate,
        loss(),
        crossEntropy / examples,
        divergence / examples,
        errors,
        crossEntropyGradient / examples,
        divergenceGradient / examples,
        taught ? regularizationSamples : null,
        seconds);
  }
}
