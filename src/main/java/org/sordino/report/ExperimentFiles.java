package org.sordino.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.NetworkChoice;
import org.sordino.experiment.grid.PlannedRun;
import org.sordino.experiment.table.ResultRow;
import org.sordino.experiment.table.ResultTable;

/**
 * What the folder of an experiment holds, as far as a report shows it; what its runs have not
 * written yet is missing.
 *
 * @param results the figures of finished runs
 * @param table the same as a table
 * @param yaml the whole {@code experiment.yaml}
 * @param recorded the runs that have begun, in the order of the plan
 */
record ExperimentFiles(
    ExperimentResults results,
    ResultTable table,
    String yaml,
    Map<PlannedRun, RecordedRun> recorded) {
  /** Copies. */
  ExperimentFiles {
    recorded = Collections.unmodifiableMap(new LinkedHashMap<>(recorded));
  }

  /**
   * Reads the experiment in {@code folder}.
   *
   * @throws IOException in one line that names the file, if there is none or a file is damaged
   */
  static ExperimentFiles read(Path folder) throws IOException {
    ExperimentResults results = ExperimentResults.read(folder);
    ExperimentFolder files = results.folder();
    Map<PlannedRun, RecordedRun> recorded = new LinkedHashMap<>();
    for (PlannedRun run : results.plan().runs()) {
      RecordedRun read = RecordedRun.read(files.run(run));
      if (read != null) {
        recorded.put(run, read);
      }
    }
    return new ExperimentFiles(
        results, ResultTable.of(results), Files.readString(files.yaml()), recorded);
  }

  /** The networks of the table, in its order. */
  List<NetworkChoice> networks() {
    return table.rows().stream().map(row -> row.row().network()).distinct().toList();
  }

  /** The rows of {@code network}, in the order of the table. */
  List<ResultRow> rows(NetworkChoice network) {
    return table.rows().stream().filter(row -> row.row().network().equals(network)).toList();
  }

  /** The histories of the row's finished runs. */
  List<TrainingHistory> histories(ResultRow row) {
    return results.finished(row.row()).stream()
        .map(recorded::get)
        .filter(Objects::nonNull)
        .map(RecordedRun::history)
        .toList();
  }

  /** What {@code run} has recorded, null if it has not begun. */
  @Nullable RecordedRun recorded(PlannedRun run) {
    return recorded.get(run);
  }

  /** How far the experiment has come: {@code 45 of 54 runs finished, 1 failed}. */
  String progress() {
    int planned = results.plan().runs().size();
    int failed = results.failures().size();
    int diverged = results.divergences().size();
    return (finished()
            ? "%s runs".formatted(planned)
            : "%s of %s runs finished".formatted(results.finished().size(), planned))
        + (diverged == 0 ? "" : ", %s diverged in a search".formatted(diverged))
        + (failed == 0 ? "" : ", %s failed".formatted(failed));
  }

  /** Whether every run has come to its end. */
  boolean finished() {
    return results.finished().size() + results.divergences().size() == results.plan().runs().size();
  }
}
