package org.sordino.experiment.table;

import org.jspecify.annotations.Nullable;

/**
 * What the runs of a row came to by one measure.
 *
 * @param sample mean and deviation over the finished runs; null if there are none
 * @param published the published error; null if there is none for such settings
 * @param best whether no other row of the network has a lower mean, among rows with the same folds
 *     and seeds whose runs are all finished; equal ones are all the best
 * @param improves whether the mean is below the baseline's; null for the baseline itself, without
 *     one or with one of other folds or seeds, and as long as runs of either are missing
 * @param tTest of the runs' values against the baseline's, in pairs of the same fold and seed; null
 *     for the baseline and where such a test is not possible
 * @param mcNemar of the decisions about songs or images against the baseline's; null for other
 *     measures, for the baseline and without a pair of runs
 */
public record Measured(
    @Nullable Sample sample,
    @Nullable Double published,
    boolean best,
    @Nullable Boolean improves,
    @Nullable PairedTTest tTest,
    @Nullable McNemar mcNemar) {

  /** Of what rows are not compared by. */
  static Measured unjudged(Sample sample) {
    return new Measured(sample, null, false, null, null, null);
  }

  /** The own mean less the published error; null if either is missing. */
  public @Nullable Double difference() {
    return sample == null || published == null ? null : sample.mean() - published;
  }

  /** Whether the row is known not to be better than the baseline. */
  public boolean isNoImprovement() {
    return improves != null && !improves;
  }
}
