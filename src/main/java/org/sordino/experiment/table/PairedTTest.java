package org.sordino.experiment.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.TTest;
import org.jspecify.annotations.Nullable;

/**
 * Student's two-sided t-test of paired runs.
 *
 * @param pairs at least 2
 * @param p the probability, in [0, 1], of differences as large as these if there were none in truth
 */
public record PairedTTest(int pairs, double p) {
  /**
   * Of runs whose i-th values are a pair; p = 1 if no two differ. Null for fewer than two pairs, or
   * if all differences are equal but not 0: no t can be divided by their deviation of 0.
   */
  static @Nullable PairedTTest of(List<Double> own, List<Double> baseline) {
    double[] x = own.stream().mapToDouble(Double::doubleValue).toArray();
    double[] y = baseline.stream().mapToDouble(Double::doubleValue).toArray();
    double[] differences = IntStream.range(0, x.length).mapToDouble(i -> x[i] - y[i]).toArray();
    if (x.length < 2) {
      return null;
    }
    boolean vary =
        Arrays.stream(differences).anyMatch(d -> Math.abs(d - differences[0]) > Sample.TOLERANCE);
    if (vary) {
      return new PairedTTest(x.length, TTest.withDefaults().pairedTest(x, y).getPValue());
    }
    return Math.abs(differences[0]) > Sample.TOLERANCE ? null : new PairedTTest(x.length, 1);
  }
}
