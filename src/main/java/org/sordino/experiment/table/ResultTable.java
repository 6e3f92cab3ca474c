package org.sordino.experiment.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sordino.dataset.Part;
import org.sordino.evaluation.Figures;
import org.sordino.experiment.grid.Experiment;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.Row;

/**
 * The table of an experiment, finished or not.
 *
 * @param experiment what it is of
 * @param part what was measured: test, or for want of test examples validation or train
 * @param measures the columns, errors first
 * @param rows in the order of the plan
 * @param transfers of settings from one network to another, by the first measure
 */
public record ResultTable(
    Experiment experiment,
    String part,
    List<Measure> measures,
    List<ResultRow> rows,
    List<SettingsTransfer> transfers) {
  /** Copies the lists. */
  public ResultTable {
    transfers = List.copyOf(transfers);
    measures = List.copyOf(measures);
    rows = List.copyOf(rows);
  }

  /**
   * Computes the table of {@code results}.
   *
   * @throws IOException in one line that names the file, if the predictions of a finished run
   *     cannot be read or differ in their songs from the baseline's
   */
  public static ResultTable of(ExperimentResults results) throws IOException {
    Experiment experiment = results.plan().experiment();
    List<Measure> measures = Measure.of(experiment.data().itemKind());
    RowReader reader = new RowReader(results, measures);
    List<ResultRow> rows = new ArrayList<>();
    for (Row row : results.plan().rows()) {
      rows.add(reader.read(row));
    }
    return new ResultTable(
        experiment, part(results), measures, rows, SettingsTransfer.of(results, measures.get(0)));
  }

  private static String part(ExperimentResults results) {
    return results.plan().rows().stream()
        .flatMap(row -> results.finished(row).stream())
        .findFirst()
        .map(results::figures)
        .map(Figures::part)
        .orElse(Part.TEST.label());
  }

  /** What the experiment is, in one line. */
  public String title() {
    return experiment.title();
  }

  /** What has to be said under the table, a line each, as plain text. */
  public List<String> notes() {
    return Notes.of(this);
  }
}
