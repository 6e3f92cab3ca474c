package org.sordino.experiment.table;

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
   * Of runs whose i-th values are a pair; null for fewer than two pairs, or if all differences are
   * equal, whose deviation of 0 no t can be divided by.
   */
  static @Nullable PairedTTest of(List<Double> own, List<Double> baseline) {
    double[] x = own.stream().mapToDouble(Double::doubleValue).toArray();
    double[] y = baseline.stream().mapToDouble(Double::doubleValue).toArray();
    double[] differences = IntStream.range(0, x.length).mapToDouble(i -> x[i] - y[i]).toArray();
    boolean vary =
        IntStream.range(1, x.length)
            .anyMatch(i -> Math.abs(differences[i] - differences[0]) > Sample.TOLERANCE);
    return vary
        ? new PairedTTest(x.length, TTest.withDefaults().pairedTest(x, y).getPValue())
        : null;
  }
}
