package org.sordino.report;

import java.util.List;
import java.util.Objects;
import org.sordino.experiment.table.Sample;

/** Means and deviations as a line. */
final class Samples {
  private Samples() {}

  /**
   * A line of means; a deviation that is missing, of a single run, is drawn as none.
   *
   * @param x in rising order
   * @param samples one per x
   */
  static Series series(String label, List<Double> x, List<Sample> samples) {
    boolean deviate = samples.stream().anyMatch(sample -> sample.deviation() != null);
    return new Series(
        label,
        x,
        samples.stream().map(Sample::mean).toList(),
        deviate
            ? samples.stream().map(s -> Objects.requireNonNullElse(s.deviation(), 0.0)).toList()
            : List.of());
  }
}
