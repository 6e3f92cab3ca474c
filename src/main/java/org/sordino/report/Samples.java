package org.sordino.report;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.sordino.experiment.table.Sample;

/** Means and deviations as a line. */
final class Samples {
  private Samples() {}

  /**
   * A sample at its place.
   *
   * @param x on the horizontal axis
   * @param sample of the runs there
   */
  record Point(double x, Sample sample) {}

  /**
   * A line of means, with deviations if every point has one: those of single runs are unknown.
   *
   * @param points in any order
   */
  static Series series(String label, List<Point> points) {
    List<Point> rising = points.stream().sorted(Comparator.comparingDouble(Point::x)).toList();
    List<Sample> samples = rising.stream().map(Point::sample).toList();
    boolean deviate = samples.stream().allMatch(sample -> sample.deviation() != null);
    return new Series(
        label,
        rising.stream().map(Point::x).toList(),
        samples.stream().map(Sample::mean).toList(),
        deviate
            ? samples.stream().map(sample -> Objects.requireNonNull(sample.deviation())).toList()
            : List.of());
  }
}
