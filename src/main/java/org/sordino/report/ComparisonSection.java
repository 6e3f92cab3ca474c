package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.NetworkChoice;
import org.sordino.experiment.table.Measure;
import org.sordino.experiment.table.Measured;
import org.sordino.experiment.table.ResultRow;
import org.sordino.experiment.table.Sample;
import org.sordino.experiment.table.Setting;

/** The table of an experiment, beside published errors and with tests against the baseline. */
final class ComparisonSection {
  private static final double SMALLEST_P = 0.001;

  /**
   * A column beneath the name of a measure.
   *
   * @param head its name
   * @param cell its text, null for none
   */
  private record Column(String head, Function<Measured, @Nullable Html> cell) {}

  private final ExperimentFiles files;

  private ComparisonSection(ExperimentFiles files) {
    this.files = files;
  }

  static Section of(ExperimentFiles files) {
    ComparisonSection section = new ComparisonSection(files);
    List<Html> lead = new ArrayList<>();
    if (!files.finished()) {
      lead.add(
          element("p", "This experiment is unfinished: %s.".formatted(files.progress()))
              .with("class", "warning"));
    }
    lead.add(Page.scrolling(section.table()).with("class", "scroll results"));
    lead.add(element("ul").with("class", "notes").and(section.notes()));
    return new Section("Results", lead, List.of());
  }

  private Html.Element table() {
    Html.Element measures = element("tr", head("method").with("rowspan", "2"));
    Html.Element details = element("tr");
    for (Measure measure : files.table().measures()) {
      List<Column> columns = columns(measure);
      Html.Element head = head(measure.label());
      measures =
          measures.and(
              List.of(
                  columns.size() == 1
                      ? head.with("rowspan", "2")
                      : head.with("colspan", Integer.toString(columns.size()))
                          .with("scope", "colgroup")));
      if (columns.size() > 1) {
        details = details.and(columns.stream().map(column -> head(column.head())).toList());
      }
    }
    measures = measures.and(List.of(head("runs").with("rowspan", "2")));
    Html.Element table = element("table", element("thead", measures, details));
    for (NetworkChoice network : files.networks()) {
      List<Html> rows = new ArrayList<>();
      rows.add(
          element(
                  "tr",
                  element("th", network.label()).with("scope", "rowgroup"),
                  element("td").with("colspan", Integer.toString(columns())))
              .with("class", "group"));
      files.rows(network).forEach(row -> rows.add(row(row)));
      table = table.and(List.of(element("tbody").and(rows)));
    }
    return table;
  }

  private static Html.Element head(String name) {
    return element("th", name).with("scope", "col");
  }

  private Html row(ResultRow row) {
    List<Html> cells = new ArrayList<>();
    Html.Element method = element("th", row.method()).with("scope", "row");
    String settings = settings(row);
    cells.add(settings.isEmpty() ? method : method.and(List.of(element("small", settings))));
    for (Measure measure : files.table().measures()) {
      for (Column column : columns(measure)) {
        Html content = column.cell().apply(row.by(measure));
        cells.add(content == null ? element("td") : element("td", content));
      }
    }
    cells.add(element("td", runs(row)));
    return element("tr").and(cells);
  }

  /** Without those that the method's name says already. */
  private static String settings(ResultRow row) {
    return row.settings().stream()
        .filter(s -> s.unconfirmed() || !row.row().variant().varied().containsKey(s.name()))
        .map(Setting::inWords)
        .collect(Collectors.joining(", "));
  }

  /** The value, and whatever at least one row has beside it. */
  private List<Column> columns(Measure measure) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("own", measured -> value(measured, measure.decimals())));
    if (any(measure, measured -> measured.published() != null)) {
      columns.add(new Column("published", ComparisonSection::published));
    }
    if (measure.isError() && any(measure, measured -> measured.tTest() != null)) {
      columns.add(
          new Column(
              "p\u00A0(t)", m -> m.tTest() == null ? null : new Html.Text(p(m.tTest().p()))));
    }
    if (any(measure, measured -> measured.mcNemar() != null)) {
      columns.add(
          new Column(
              "p\u00A0(McN.)",
              m -> m.mcNemar() == null ? null : new Html.Text(p(m.mcNemar().p()))));
    }
    return columns;
  }

  /** Of the whole table, without the first. */
  private int columns() {
    return 1 + files.table().measures().stream().mapToInt(measure -> columns(measure).size()).sum();
  }

  private boolean any(Measure measure, Predicate<Measured> has) {
    return files.table().rows().stream().map(row -> row.by(measure)).anyMatch(has);
  }

  private static @Nullable Html value(Measured measured, int decimals) {
    Sample sample = measured.sample();
    if (sample == null) {
      return null;
    }
    String format = "%." + decimals + "f";
    String text = String.format(Locale.ROOT, format, sample.mean());
    if (sample.deviation() != null) {
      text += "\u00A0±\u00A0" + String.format(Locale.ROOT, format, sample.deviation());
    }
    Html value = new Html.Text(text);
    if (measured.isNoImprovement()) {
      value = element("u", value);
    }
    return measured.best() ? element("strong", value) : value;
  }

  /** {@code 23.58 (−1.20)}, with a minus sign in place of a hyphen. */
  private static @Nullable Html published(Measured measured) {
    if (measured.published() == null) {
      return null;
    }
    String published = String.format(Locale.ROOT, "%.2f", measured.published());
    Double difference = measured.difference();
    return new Html.Text(
        difference == null
            ? published
            : published
                + String.format(Locale.ROOT, "\u00A0(%+.2f)", difference).replace('-', '−'));
  }

  private static String p(double p) {
    return p < SMALLEST_P ? "<\u00A00.001" : Numbers.threeDecimals(p);
  }

  private static String runs(ResultRow row) {
    String runs =
        row.finished() == row.planned()
            ? Integer.toString(row.planned())
            : "%d of %d".formatted(row.finished(), row.planned());
    return row.failed() == 0 ? runs : runs + ", %d failed".formatted(row.failed());
  }

  private List<Html> notes() {
    List<Html> notes = new ArrayList<>();
    notes.add(
        element(
            "li",
            new Html.Text("Mean ± sample standard deviation over the finished runs. "),
            element("strong", "Bold"),
            new Html.Text(
                ": the lowest mean of a network, among methods whose runs are all finished. "),
            element("u", "Underlined"),
            new Html.Text(": not below the baseline%s.".formatted(baselines()))));
    String source = files.table().experiment().publishedErrors().source();
    if (any(m -> m.published() != null)) {
      notes.add(
          element(
              "li",
              "Published: %s; in brackets the own mean less the published error, in percentage points."
                  .formatted(source)));
    }
    if (any(m -> m.tTest() != null)) {
      notes.add(
          element(
              "li",
              "p (t): Student's two-sided test of the runs against the baseline's, in pairs of"
                  + " the same fold and seed."));
    }
    if (any(m -> m.mcNemar() != null)) {
      notes.add(
          element(
              "li",
              "p (McN.): McNemar's exact two-sided test of the decisions against the baseline's, with the"
                  + " first seed of every fold."));
    }
    if (files.table().rows().stream()
        .anyMatch(row -> row.settings().stream().anyMatch(setting -> setting.unconfirmed()))) {
      notes.add(element("li", "Settings with an asterisk are given by no paper."));
    }
    return notes;
  }

  private boolean any(Predicate<Measured> has) {
    return files.table().measures().stream().anyMatch(measure -> any(measure, has));
  }

  /** {@code , cross-entropy}, if all networks have the same. */
  private String baselines() {
    List<String> names =
        files.table().rows().stream()
            .filter(ResultRow::baseline)
            .map(ResultRow::method)
            .distinct()
            .toList();
    return names.isEmpty() ? "" : ", " + String.join(" or ", names);
  }
}
