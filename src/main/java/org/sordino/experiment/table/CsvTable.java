package org.sordino.experiment.table;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sordino.file.Csv;

/** A table in CSV for other programs: a line per row and measure, every number in full. */
final class CsvTable {
  private static final List<String> HEAD =
      List.of(
          "network",
          "method",
          "settings",
          "measure",
          "mean",
          "deviation",
          "runs",
          "planned",
          "published",
          "difference",
          "best",
          "improves",
          "t_test_p",
          "mcnemar_p",
          "mcnemar_worse",
          "mcnemar_better");

  private CsvTable() {}

  /** The table, its head first; what is unknown is empty. */
  static String of(ResultTable table) {
    return table.rows().stream()
        .flatMap(row -> lines(table, row))
        .collect(Collectors.joining("", Csv.line(HEAD), ""));
  }

  private static Stream<String> lines(ResultTable table, ResultRow row) {
    Stream<String> lines =
        table.measures().stream().map(measure -> line(row, measure.key(), row.by(measure)));
    Sample count = row.regularizationSamples();
    return count == null
        ? lines
        : Stream.concat(
            lines, Stream.of(line(row, "regularization_samples", Measured.unjudged(count))));
  }

  private static String line(ResultRow row, String measure, Measured measured) {
    Sample sample = measured.sample();
    PairedTTest tTest = measured.tTest();
    McNemar mcNemar = measured.mcNemar();
    return Csv.line(
        List.of(
            row.network(),
            row.method(),
            row.settingsInWords(),
            measure,
            field(sample == null ? null : sample.mean()),
            field(sample == null ? null : sample.deviation()),
            field(row.finished()),
            field(row.planned()),
            field(measured.published()),
            field(measured.difference()),
            field(measured.best()),
            field(measured.improves()),
            field(tTest == null ? null : tTest.p()),
            field(mcNemar == null ? null : mcNemar.p()),
            field(mcNemar == null ? null : mcNemar.worse()),
            field(mcNemar == null ? null : mcNemar.better())));
  }

  private static String field(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
