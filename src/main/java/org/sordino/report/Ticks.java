package org.sordino.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an axis that is drawn by hand has its numbers: at multiples of 1, 2 or 5 times ten to n.
 */
final class Ticks {
  private Ticks() {}

  /**
   * The ticks from {@code least} to {@code most}, both included where they are multiples.
   *
   * @param atMost how many there may be; at least 2
   */
  static List<Double> between(double least, double most, int atMost) {
    double step = Math.pow(10, Math.floor(Math.log10((most - least) / atMost)));
    for (double factor : new double[] {1, 2, 5, 10}) {
      long first = (long) Math.ceil(least / (factor * step) - 1e-9);
      long last = (long) Math.floor(most / (factor * step) + 1e-9);
      if (last - first < atMost) {
        List<Double> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
          ticks.add(i * factor * step);
        }
        return ticks;
      }
    }
    throw new IllegalArgumentException(
        "ticks: expected a range and at least 2, found %s to %s and %d"
            .formatted(least, most, atMost));
  }
}
