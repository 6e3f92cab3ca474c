package org.sordino.training;

import static org.sordino.loss.Scalar.scalar;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.ItemKind;
import org.sordino.evaluation.Figures;
import org.sordino.loss.Diagnosis;
import org.sordino.loss.SoftLabelLoss;

/**
 * What the examples of an epoch add up to. The sums stay on the device until one is asked for,
 * because a GPU, which computes ahead of the program, would have to be waited for.
 */
final class EpochSums implements AutoCloseable {
  // Places of the sums.
  private static final int LOSS = 0;
  private static final int CROSS_ENTROPY = 1;
  private static final int DIVERGENCE = 2;
  private static final int CROSS_ENTROPY_GRADIENT = 3;
  private static final int DIVERGENCE_GRADIENT = 4;
  private static final int WRONG = 5;
  private static final int REGULARIZATION_SAMPLES = 6;
  private static final int SUMS = 7;

  private final ItemKind itemKind;
  private final NDArray sums;
  private int examples;

  /** Nothing yet, on the device of {@code manager}. */
  EpochSums(ItemKind itemKind, NDManager manager) {
    this.itemKind = itemKind;
    sums = manager.zeros(new Shape(SUMS), DataType.FLOAT64);
  }

  /** Adds a batch. */
  void add(SoftLabelLoss.Parts parts, NDArray logits, NDArray labels) {
    int size = Math.toIntExact(labels.size());
    Diagnosis diagnosis = parts.diagnosis().get();
    NDArray means =
        stack(
            parts.total(),
            parts.crossEntropy(),
            parts.divergence(),
            diagnosis.crossEntropyGradient(),
            diagnosis.divergenceGradient());
    NDArray counts = stack(logits.argMax(1).neq(labels).sum(), diagnosis.regularizationSamples());
    sums.addi(means.mul(scalar(size)).concat(counts));
    examples += size;
  }

  private static NDArray stack(NDArray... scalars) {
    NDList list = new NDList();
    for (NDArray scalar : scalars) {
      list.add(scalar.stopGradient().toType(DataType.FLOAT64, false));
    }
    return NDArrays.stack(list);
  }

  /** The mean loss so far. */
  double loss() {
    return sums.toDoubleArray()[LOSS] / examples;
  }

  /** The line of history. */
  Epoch line(int epoch, double rate, @Nullable Figures validated, boolean taught, double seconds) {
    double[] values = sums.toDoubleArray();
    Map<String, Double> errors = new LinkedHashMap<>();
    errors.put("train_" + itemKind.exampleError(), 100 * values[WRONG] / examples);
    if (validated != null) {
      validated.errors().forEach((name, error) -> errors.put("validation_" + name, error));
    }
    return new Epoch(
        epoch,
        rate,
        mean(values, LOSS),
        mean(values, CROSS_ENTROPY),
        mean(values, DIVERGENCE),
        errors,
        mean(values, CROSS_ENTROPY_GRADIENT),
        mean(values, DIVERGENCE_GRADIENT),
        taught ? (long) values[REGULARIZATION_SAMPLES] : null,
        seconds);
  }

  private double mean(double[] values, int sum) {
    return values[sum] / examples;
  }

  @Override
  public void close() {
    sums.close();
  }
}
