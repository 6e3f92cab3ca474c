package org.sordino.experiment.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The cells of a table, alike in every form that it is written in: network, method and settings;
 * then for each error its mean, the published error and the difference, and the tests; then the
 * runs, the other measures and the count of regularization samples. Columns that would be empty are
 * left out.
 *
 * @param columns the heads
 * @param rows a cell for every column
 */
public record TableLayout(List<Column> columns, List<List<Cell>> rows) {
  /**
   * The head of a column.
   *
   * @param head its text
   * @param number whether numbers stand below, to be set to the right
   */
  public record Column(String head, boolean number) {}

  /** A column and how its cells are filled. */
  private record Filled(Column column, boolean needed, Function<ResultRow, Cell> cell) {
    static Filled words(String head, boolean needed, Function<ResultRow, String> text) {
      return new Filled(new Column(head, false), needed, row -> Cell.plain(text.apply(row)));
    }

    static Filled numbers(String head, Measure measure, Function<Measured, String> text) {
      return new Filled(
          new Column(head, true), false, row -> Cell.plain(text.apply(row.by(measure))));
    }

    static Filled means(Measure measure) {
      return new Filled(
          new Column(measure.label(), true),
          true,
          row -> {
            Measured measured = row.by(measure);
            return new Cell(
                CellText.mean(measured.sample(), measure.decimals()),
                measured.best(),
                measured.isNoImprovement());
          });
    }
  }

  /** Copies the lists. */
  public TableLayout {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The layout of {@code table}. */
  public static TableLayout of(ResultTable table) {
    List<Filled> filled = new ArrayList<>(columns(table.measures()));
    filled.removeIf(
        column ->
            !column.needed()
                && table.rows().stream()
                    .allMatch(row -> column.cell().apply(row).text().isEmpty()));
    return new TableLayout(
        filled.stream().map(Filled::column).toList(),
        table.rows().stream()
            .map(row -> filled.stream().map(column -> column.cell().apply(row)).toList())
            .toList());
  }

  private static List<Filled> columns(List<Measure> measures) {
    List<Filled> columns = new ArrayList<>();
    columns.add(Filled.words("network", true, ResultRow::network));
    columns.add(Filled.words("method", true, ResultRow::method));
    columns.add(Filled.words("settings", false, ResultRow::settingsInWords));
    for (Measure error : measures) {
      if (error.isError()) {
        columns.add(Filled.means(error));
        columns.add(Filled.numbers("published", error, CellText::published));
        columns.add(Filled.numbers("difference", error, CellText::difference));
        columns.add(Filled.numbers("p (t-test)", error, CellText::tTest));
        columns.add(Filled.numbers("p (McNemar)", error, CellText::mcNemar));
      }
    }
    columns.add(new Filled(new Column("runs", true), true, row -> Cell.plain(CellText.runs(row))));
    measures.stream()
        .filter(measure -> !measure.isError())
        .map(Filled::means)
        .forEach(columns::add);
    columns.add(
        new Filled(
            new Column("regularization samples", true),
            false,
            row -> Cell.plain(CellText.count(row.regularizationSamples()))));
    return columns;
  }
}
