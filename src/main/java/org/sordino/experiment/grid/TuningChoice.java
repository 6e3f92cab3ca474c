package org.sordino.experiment.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How settings are searched: every combination is trained and measured on the validation part,
 * without the test part, and the lowest error is taken.
 *
 * @param split the rule that divides the songs for it; null for that of the experiment
 * @param epochs of a search's trainings; null for those of the experiment
 * @param seeds trained for every combination; seed 1 if none is given
 */
public record TuningChoice(@Nullable String split, @Nullable Integer epochs, List<Long> seeds) {
  /** Copies the list; refuses a seed that is given twice. */
  public TuningChoice {
    seeds = Experiment.Block.seeds(seeds);
  }
}
