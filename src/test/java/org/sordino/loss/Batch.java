package org.sordino.loss;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A batch of logits and labels, what a loss makes of it, and softmax and KL in plain Java. */
public record Batch(int classes, double[] logits, long[] labels) {

  /** The number called loss, its unweighted parts, and the gradient with respect to the logits. */
  record Computed(double loss, double crossEntropy, double divergence, double[] gradient) {}

  /** Logits uniform in ±{@code bound}. */
  static Batch random(int samples, int classes, double bound, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] logits = random.doubles((long) samples * classes, -bound, bound).toArray();
    return new Batch(classes, logits, random.longs(samples, 0, classes).toArray());
  }

  int samples() {
    return labels.length;
  }

  /** Sample {@code n} alone. */
  Batch sample(int n) {
    return new Batch(classes, row(n), new long[] {labels[n]});
  }

  double[] row(int n) {
    return Arrays.copyOfRange(logits, n * classes, (n + 1) * classes);
  }

  Computed compute(SoftLabelMethod method, DataType type, NDManager manager) {
    NDArray z = manager.create(logits).reshape(new Shape(samples(), classes)).toType(type, false);
    z.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      SoftLabelLoss.Parts parts = new SoftLabelLoss(method).parts(z, manager.create(labels));
      collector.backward(parts.total());
      return new Computed(
          scalar(parts.total()),
          scalar(parts.crossEntropy()),
          scalar(parts.divergence()),
          z.getGradient().toType(DataType.FLOAT64, false).toDoubleArray());
    }
  }

  Computed compute(SoftLabelMethod method, NDManager manager) {
    return compute(method, DataType.FLOAT64, manager);
  }

  private static double scalar(NDArray array) {
    return array.toType(DataType.FLOAT64, false).getDouble();
  }

  /** softmax(z/τ) of one row. */
  public static double[] softmax(double[] z, double tau) {
    double largest = Arrays.stream(z).max().orElseThrow();
    double[] powers = Arrays.stream(z).map(v -> Math.exp((v - largest) / tau)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(v -> v / sum).toArray();
  }

  /** Σ a log(a/b). */
  public static double divergence(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] == 0 ? 0 : a[i] * Math.log(a[i] / b[i]);
    }
    return sum;
  }

  /** {@code truth} on class {@code label}, the rest spread evenly over the others. */
  static double[] corrected(int classes, long label, double truth) {
    double[] row = new double[classes];
    Arrays.fill(row, (1 - truth) / (classes - 1));
    row[(int) label] = truth;
    return row;
  }
}
