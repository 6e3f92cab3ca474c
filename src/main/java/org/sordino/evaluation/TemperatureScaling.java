package org.sordino.evaluation;

import java.util.List;

/**
 * Softens or sharpens probabilities by one temperature T so that their confidence fits: p becomes
 * softmax(log p / T), which is softmax(z / T) of the logits z. The decision stays the same.
 *
 * <p>Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks. ICML 2017, section 4.
 */
public final class TemperatureScaling {
  /** The lowest temperature that {@link #fit} returns, for predictions that are all right. */
  public static final double LOWEST = 0.05;

  /** The highest temperature that {@link #fit} returns, for predictions no better than chance. */
  public static final double HIGHEST = 20;

  /** Shrinks the first interval, log 400, to 1e-8 of log T; below that rounding decides. */
  private static final int STEPS = 42;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private TemperatureScaling() {}

  /**
   * The temperature in [{@link #LOWEST}, {@link #HIGHEST}] that minimises the negative
   * log-likelihood of the clips or images of {@code validation}, by golden-section search on log T;
   * 1 if none is better.
   *
   * <p>The negative log-likelihood is convex in 1/T, so there is one minimum.
   */
  public static double fit(Predictions validation) {
    List<Prediction> rows = validation.rows();
    return fit(
        rows.stream().map(row -> logits(row.probabilities())).toArray(double[][]::new),
        rows.stream().mapToInt(Prediction::truth).toArray());
  }

  /** The same of the mean votes of its songs, each counted once; of images it is the same. */
  public static double fitVotes(Predictions validation) {
    List<ItemPredictions> items = validation.items();
    return fit(
        items.stream()
            .map(item -> logits(item.decide(Vote.MEAN).rounded()))
            .toArray(double[][]::new),
        items.stream().mapToInt(ItemPredictions::truth).toArray());
  }

  private static double fit(double[][] logits, int[] truths) {
    double low = Math.log(LOWEST);
    double high = Math.log(HIGHEST);
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = loss(logits, truths, left);
    double atRight = loss(logits, truths, right);
    for (int step = 0; step < STEPS; step++) {
      if (atLeft < atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = loss(logits, truths, left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = loss(logits, truths, right);
      }
    }
    double best = (low + high) / 2;
    return loss(logits, truths, best) < loss(logits, truths, 0) ? Math.exp(best) : 1;
  }

  /**
   * {@code probabilities} at {@code temperature}.
   *
   * @throws IllegalArgumentException in one line, if the temperature is not positive and finite
   */
  public static float[] apply(float[] probabilities, double temperature) {
    if (!(temperature > 0 && Double.isFinite(temperature))) {
      throw new IllegalArgumentException(
          "expected a positive calibration temperature, found " + temperature);
    }
    double[] z = logits(probabilities);
    double log = logSumExp(z, temperature);
    float[] scaled = new float[z.length];
    for (int c = 0; c < z.length; c++) {
      scaled[c] = (float) Math.exp(z[c] / temperature - log);
    }
    return scaled;
  }

  /** The mean negative log-likelihood at temperature exp({@code logTemperature}). */
  private static double loss(double[][] logits, int[] truths, double logTemperature) {
    double temperature = Math.exp(logTemperature);
    double sum = 0;
    for (int i = 0; i < truths.length; i++) {
      sum += logSumExp(logits[i], temperature) - logits[i][truths[i]] / temperature;
    }
    return sum / truths.length;
  }

  /** Logits whose largest is 0, so that no power overflows and no small one is lost beside it. */
  private static double[] logits(float[] probabilities) {
    double largest = probabilities[Argmax.of(probabilities)];
    double[] z = new double[probabilities.length];
    for (int c = 0; c < z.length; c++) {
      z[c] =
          Math.log(Math.max(probabilities[c], NegativeLogLikelihood.LOWEST_PROBABILITY) / largest);
    }
    return z;
  }

  /** log Σ exp(z/T), of logits whose largest is 0. */
  private static double logSumExp(double[] z, double temperature) {
    int largest = Argmax.of(z);
    double others = 0;
    for (int c = 0; c < z.length; c++) {
      if (c != largest) {
        others += Math.exp(z[c] / temperature);
      }
    }
    return Math.log1p(others);
  }
}
