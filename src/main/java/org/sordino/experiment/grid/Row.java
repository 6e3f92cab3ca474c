package org.sordino.experiment.grid;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The runs that differ in fold and seed alone: a row of the table.
 *
 * @param network what is trained
 * @param variant how
 * @param runs in order of fold, then seed
 */
public record Row(NetworkChoice network, Variant variant, List<PlannedRun> runs) {
  /** Copies the list. */
  public Row {
    runs = List.copyOf(runs);
  }

  /**
   * Whether the runs are of the same folds and seeds: the mean of others may be lower by chance.
   */
  public boolean hasFoldsAndSeedsOf(Row other) {
    return foldsAndSeeds().equals(other.foldsAndSeeds());
  }

  private Set<List<Long>> foldsAndSeeds() {
    return runs.stream()
        .map(run -> List.of((long) run.turn(), run.seed()))
        .collect(Collectors.toSet());
  }
}
