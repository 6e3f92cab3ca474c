package org.sordino.experiment.grid;

import java.util.Comparator;
import java.util.List;
import org.sordino.evaluation.Figures;

/**
 * Settings of a method as a search measured them on validation data.
 *
 * @param variant the settings
 * @param errorPercent the error of clips or images, mean over seeds; infinite if training diverged
 * @param nll their negative log-likelihood in nats, likewise
 */
public record Candidate(Variant variant, double errorPercent, double nll) {
  /** Means of as many wrong decisions, divided otherwise among the seeds, differ by less. */
  private static final double TOLERANCE = 1e-9;

  /** The lowest error first; of equal ones the lowest negative log-likelihood. */
  public static final Comparator<Candidate> BEST =
      Comparator.comparingDouble((Candidate c) -> Math.rint(c.errorPercent / TOLERANCE))
          .thenComparingDouble(Candidate::nll);

  /** The means of {@code runs}: of examples, of which there are more than songs. */
  static Candidate of(Variant variant, List<Figures> runs) {
    return new Candidate(
        variant,
        runs.stream().mapToDouble(Figures::exampleErrorPercent).average().orElseThrow(),
        runs.stream().mapToDouble(Figures::nll).average().orElseThrow());
  }

  /** Settings with which training diverged, with one seed at least. */
  static Candidate diverged(Variant variant) {
    return new Candidate(variant, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Whether training diverged: such settings are never chosen. */
  public boolean diverged() {
    return Double.isInfinite(errorPercent);
  }
}
