package org.sordino.experiment.grid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One training of an experiment.
 *
 * @param folder where it is recorded, below the folder of the experiment
 * @param network what is trained
 * @param variant how
 * @param turn the fold that tests, from 1; 0 if the data are divided once
 * @param seed of initial weights and order
 * @param teacher the run whose model teaches, if one does
 * @param keepEpoch the epoch whose model is kept for a student, 0 for none
 * @param tuning whether it belongs to a search and is measured on the validation part
 */
public record PlannedRun(
    String folder,
    NetworkChoice network,
    Variant variant,
    int turn,
    long seed,
    @Nullable PlannedRun teacher,
    int keepEpoch,
    boolean tuning) {

  /** What people call it: {@code nnet1, lsr-os-tc, fold 2, seed 1}. */
  public String name() {
    List<String> parts = new ArrayList<>();
    if (tuning) {
      parts.add("tuning");
    }
    parts.add(network.label());
    parts.add(variant.label());
    if (turn > 0) {
      parts.add("fold " + turn);
    }
    parts.add("seed " + seed);
    return String.join(", ", parts);
  }
}
