package org.sordino.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The points of one line.
 *
 * @param label what the line stands for
 * @param x in rising order
 * @param y one per x
 * @param deviation the standard deviation of each y, or none at all
 * @param look the number of the look of the line, from 0; null for its place in the chart
 */
record Series(
    String label, List<Double> x, List<Double> y, List<Double> deviation, @Nullable Integer look) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if there is no point, their numbers differ or a
   *     value is not finite
   */
  Series {
    x = List.copyOf(x);
    y = List.copyOf(y);
    deviation = List.copyOf(deviation);
    if (x.isEmpty() || x.size() != y.size()) {
      throw new IllegalArgumentException(
          "series %s: expected as many values as places and at least one, found %d for %d"
              .formatted(label, y.size(), x.size()));
    }
    if (!deviation.isEmpty() && deviation.size() != y.size()) {
      throw new IllegalArgumentException(
          "series %s: expected %d deviations or none, found %d"
              .formatted(label, y.size(), deviation.size()));
    }
    if (Stream.of(x, y, deviation).flatMap(List::stream).anyMatch(v -> !Double.isFinite(v))) {
      throw new IllegalArgumentException("series " + label + ": expected finite values");
    }
  }

  /** A line with the look of its place in the chart. */
  Series(String label, List<Double> x, List<Double> y, List<Double> deviation) {
    this(label, x, y, deviation, null);
  }

  /** The same with a look of its own: a method's, whatever the chart. */
  Series looking(int other) {
    return new Series(label, x, y, deviation, other);
  }

  /** A line without deviations. */
  static Series of(String label, List<Double> x, List<Double> y) {
    return new Series(label, x, y, List.of());
  }

  /** The highest value, its deviation included. */
  double top() {
    return IntStream.range(0, y.size()).mapToDouble(i -> y.get(i) + deviation(i)).max().orElse(0);
  }

  /** The lowest value, its deviation included. */
  double bottom() {
    return IntStream.range(0, y.size()).mapToDouble(i -> y.get(i) - deviation(i)).min().orElse(0);
  }

  private double deviation(int index) {
    return deviation.isEmpty() ? 0 : deviation.get(index);
  }
}
