package org.sordino.experiment.grid;

import java.util.List;

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
}
