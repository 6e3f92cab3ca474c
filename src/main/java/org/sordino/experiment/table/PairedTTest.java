package org.sordino.experiment.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.TTest;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.PlannedRun;

/**
 * Student's two-sided t-test of paired runs.
 *
 * @param p the probability, in [0, 1], of differences as large as these if there were none in truth
 */
public record PairedTTest(double p) {
  /**
   * Of pairs of runs: each a pair of values, but of a fold the means over its seeds, which have
   * both the songs to learn from and those to test in common and are no evidence about others.
   */
  static @Nullable PairedTTest of(ExperimentResults results, List<RunPair> pairs, Measure measure) {
    Map<Object, List<RunPair>> units = new LinkedHashMap<>();
    for (RunPair pair : pairs) {
      int fold = pair.own().turn();
      units.computeIfAbsent(fold == 0 ? pair : fold, key -> new ArrayList<>()).add(pair);
    }
    List<Double> own = new ArrayList<>();
    List<Double> baseline = new ArrayList<>();
    for (List<RunPair> unit : units.values()) {
      own.add(mean(results, unit.stream().map(RunPair::own).toList(), measure));
      baseline.add(mean(results, unit.stream().map(RunPair::baseline).toList(), measure));
    }
    return of(own, baseline);
  }

  private static double mean(ExperimentResults results, List<PlannedRun> runs, Measure measure) {
    return measure.of(results, runs).stream().mapToDouble(value -> value).average().orElseThrow();
  }

  /**
   * Of values whose i-th are a pair; p = 1 if no two differ. Null for fewer than two pairs, or if
   * all differences are equal but not 0: no t can be divided by their deviation of 0.
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
      return new PairedTTest(TTest.withDefaults().pairedTest(x, y).getPValue());
    }
    return Math.abs(differences[0]) > Sample.TOLERANCE ? null : new PairedTTest(1);
  }
}
