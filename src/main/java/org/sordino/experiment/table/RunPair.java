package org.sordino.experiment.table;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.PlannedRun;
import org.sordino.experiment.grid.Row;

/** Two finished runs on the same fold with the same seed. */
record RunPair(PlannedRun own, PlannedRun baseline) {
  /** All pairs of two rows, in the order of {@code row}. */
  static List<RunPair> of(ExperimentResults results, Row row, Row baseline) {
    List<RunPair> pairs = new ArrayList<>();
    for (PlannedRun own : results.finished(row)) {
      results.finished(baseline).stream()
          .filter(other -> other.turn() == own.turn() && other.seed() == own.seed())
          .findFirst()
          .ifPresent(other -> pairs.add(new RunPair(own, other)));
    }
    return pairs;
  }

  /** Whether the predictions of both runs are there; small copies of results leave them out. */
  boolean hasPredictions(ExperimentFolder folder) {
    return Files.exists(folder.run(own).predictions())
        && Files.exists(folder.run(baseline).predictions());
  }

  /** The first of {@code pairs} on each fold: together they test each song once. */
  static List<RunPair> firstOfEachFold(List<RunPair> pairs) {
    Map<Integer, RunPair> first = new LinkedHashMap<>();
    pairs.forEach(pair -> first.putIfAbsent(pair.own().turn(), pair));
    return List.copyOf(first.values());
  }
}
