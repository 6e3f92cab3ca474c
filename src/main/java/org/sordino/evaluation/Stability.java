package org.sordino.evaluation;

/**
 * How closely the predictions of a class keep together, and how closely the classes do, over clips
 * or images and their probabilities as they are. Classes without a sample do not count.
 *
 * <p>Shen, Liu, Xu, Chen, Cheng, Savvides: Is Label Smoothing Truly Incompatible with Knowledge
 * Distillation? ICLR 2021: {@code deviation} is their appendix's form, {@code variance} equation 2,
 * {@code inter} equations 5 to 7.
 *
 * @param deviation within classes: 1 − mean over classes of the standard deviation (divisor n−1) of
 *     the true class's probability, which is 0 for a class of one sample
 * @param variance within classes: 1 − mean over classes of the mean squared Euclidean distance of
 *     the probabilities from their class mean
 * @param inter between classes: 1 − mean over classes of the squared Euclidean distance of the
 *     class mean from the mean of all samples
 */
public record Stability(double deviation, double variance, double inter) {
  /** The stability of {@code predictions}; every value is finite and at most 1. */
  public static Stability of(Predictions predictions) {
    int classes = predictions.classes().size();
    int[] count = new int[classes];
    double[][] classMean = new double[classes][classes];
    double[] mean = new double[classes];
    for (Prediction row : predictions.rows()) {
      count[row.truth()]++;
      add(row.probabilities(), classMean[row.truth()]);
      add(row.probabilities(), mean);
    }
    divide(mean, predictions.rows().size());
    for (int c = 0; c < classes; c++) {
      divide(classMean[c], Math.max(1, count[c]));
    }
    double[] squares = new double[classes];
    double[] squaresOfTruth = new double[classes];
    for (Prediction row : predictions.rows()) {
      int truth = row.truth();
      float[] p = row.probabilities();
      for (int c = 0; c < classes; c++) {
        squares[truth] += square(p[c] - classMean[truth][c]);
      }
      squaresOfTruth[truth] += square(p[truth] - classMean[truth][truth]);
    }
    int seen = 0;
    double deviation = 0;
    double variance = 0;
    double inter = 0;
    for (int k = 0; k < classes; k++) {
      if (count[k] == 0) {
        continue;
      }
      seen++;
      deviation += Math.sqrt(squaresOfTruth[k] / Math.max(1, count[k] - 1));
      variance += squares[k] / count[k];
      for (int c = 0; c < classes; c++) {
        inter += square(classMean[k][c] - mean[c]);
      }
    }
    return new Stability(1 - deviation / seen, 1 - variance / seen, 1 - inter / seen);
  }

  private static void add(float[] p, double[] sum) {
    for (int c = 0; c < p.length; c++) {
      sum[c] += p[c];
    }
  }

  private static void divide(double[] sum, int divisor) {
    for (int c = 0; c < sum.length; c++) {
      sum[c] /= divisor;
    }
  }

  private static double square(double x) {
    return x * x;
  }
}
