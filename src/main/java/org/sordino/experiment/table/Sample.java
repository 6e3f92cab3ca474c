package org.sordino.experiment.table;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mean and deviation of a measure over runs.
 *
 * @param mean of the runs
 * @param deviation the sample standard deviation, with divisor n − 1; null for one run
 */
public record Sample(double mean, @Nullable Double deviation) {
  /** What sums in another order may differ by; far below one song or image in any data set. */
  static final double TOLERANCE = 1e-9;

  /** Of {@code values}; null if there are none. */
  public static @Nullable Sample of(List<Double> values) {
    double[] x = values.stream().mapToDouble(Double::doubleValue).toArray();
    if (x.length == 0) {
      return null;
    }
    double mean = Arrays.stream(x).average().orElseThrow();
    double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
    return new Sample(mean, x.length == 1 ? null : Math.sqrt(squares / (x.length - 1)));
  }

  /** Whether the mean is below that of {@code other}. */
  boolean isBelow(Sample other) {
    return mean < other.mean - TOLERANCE;
  }
}
