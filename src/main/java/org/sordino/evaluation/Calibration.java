package org.sordino.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether confidence is what it says: clips or images by the probability of their most probable
 * class, in 15 bins of equal width. Bin b holds confidences in (b/15, (b+1)/15].
 *
 * <p>Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks. ICML 2017, equation 3.
 *
 * @param bins all 15, from low to high confidence
 */
public record Calibration(List<Bin> bins) {
  /** The number of bins. */
  public static final int BINS = 15;

  /**
   * The predictions of one range of confidence.
   *
   * @param count how many there are
   * @param meanConfidence in [0, 1]; 0 if there are none
   * @param accuracy the share of those whose decision is right, in [0, 1]; 0 if there are none
   */
  public record Bin(int count, double meanConfidence, double accuracy) {
    private Bin plus(Bin other) {
      int both = count + other.count;
      return both == 0
          ? this
          : new Bin(
              both,
              (count * meanConfidence + other.count * other.meanConfidence) / both,
              (count * accuracy + other.count * other.accuracy) / both);
    }
  }

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if there are not 15 bins
   */
  public Calibration {
    bins = List.copyOf(bins);
    if (bins.size() != BINS) {
      throw new IllegalArgumentException(
          "expected " + BINS + " calibration bins, found " + bins.size());
    }
  }

  /** The bins of {@code predictions}. */
  public static Calibration of(Predictions predictions) {
    int[] count = new int[BINS];
    int[] right = new int[BINS];
    double[] confidence = new double[BINS];
    for (Prediction row : predictions.rows()) {
      int bin = bin(row.confidence());
      count[bin]++;
      confidence[bin] += row.confidence();
      if (row.decision() == row.truth()) {
        right[bin]++;
      }
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      double divisor = Math.max(1, count[b]);
      bins.add(new Bin(count[b], confidence[b] / divisor, right[b] / divisor));
    }
    return new Calibration(bins);
  }

  /** Of the predictions of both. */
  public Calibration plus(Calibration other) {
    return new Calibration(
        IntStream.range(0, BINS).mapToObj(b -> bins.get(b).plus(other.bins.get(b))).toList());
  }

  /**
   * The expected calibration error, in [0, 1]: the mean over all predictions of the difference
   * between their bin's accuracy and mean confidence.
   */
  public double expectedError() {
    double sum = 0;
    int total = 0;
    for (Bin bin : bins) {
      sum += bin.count() * Math.abs(bin.accuracy() - bin.meanConfidence());
      total += bin.count();
    }
    return total == 0 ? 0 : sum / total;
  }

  /** The edges are rounded to float as confidences are: 0.2 lies in the bin that ends at 3/15. */
  private static int bin(float confidence) {
    int bin = 0;
    while (bin < BINS - 1 && confidence > (float) ((bin + 1) / (double) BINS)) {
      bin++;
    }
    return bin;
  }
}
