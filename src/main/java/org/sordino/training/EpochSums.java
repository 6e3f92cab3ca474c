package org.sordino.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.jspecify.annotations.Nullable;
import org.sordino.evaluation.Evaluation;
import org.sordino.loss.Diagnosis;
import org.sordino.loss.SoftLabelLoss;

/** What the examples of an epoch add up to. */
final class EpochSums {
  private double loss;
  private double crossEntropy;
  private double divergence;
  private double wrong;
  private double crossEntropyGradient;
  private double divergenceGradient;
  private long regularizationSamples;
  private int examples;

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
  Epoch line(
      int epoch, double rate, @Nullable Evaluation validated, boolean taught, double seconds) {
    return new Epoch(
        epoch,
        rate,
        loss(),
        crossEntropy / examples,
        divergence / examples,
        100 * wrong / examples,
        validated == null ? null : validated.clipErrorPercent(),
        validated == null ? null : validated.songErrorPercent(),
        crossEntropyGradient / examples,
        divergenceGradient / examples,
        taught ? regularizationSamples : null,
        seconds);
  }
}
