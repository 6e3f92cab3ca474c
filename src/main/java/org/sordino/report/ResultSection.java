package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sordino.evaluation.Stability;

/** The table of a run's figures, beside those of guessing and of networks trained along with it. */
final class ResultSection {
  private ResultSection() {}

  static Section of(RunFiles run) {
    List<Html> lead = new ArrayList<>();
    if (run.metrics() == null) {
      lead.add(
          element("p", "This run is unfinished: %s.".formatted(run.progress()))
              .with("class", "warning"));
    }
    Map<String, Metrics> columns = new LinkedHashMap<>();
    if (run.metrics() != null) {
      columns.put("this run", run.metrics());
    }
    columns.putAll(run.others());
    if (!columns.isEmpty()) {
      lead.add(Page.table(table(columns)));
      lead.add(
          element(
              "p",
              "Guessing gives every class the same probability. Stability within classes is 1 where"
                  + " the predictions of each class are alike, between classes where those of"
                  + " different classes are."));
    }
    return new Section("Results", lead, List.of());
  }

  private static Table table(Map<String, Metrics> columns) {
    Metrics any = columns.values().iterator().next();
    String guessing = Numbers.percent(any.guessingErrorPercent());
    Rows rows = new Rows(List.copyOf(columns.values()));
    rows.add("clip error", m -> error(m.clipErrorPercent(), m.clips()), guessing);
    rows.add("song error", m -> error(m.songErrorPercent(), m.songs()), guessing);
    rows.add("error", m -> error(m.errorPercent(), m.images()), guessing);
    rows.add(
        "negative log-likelihood, nats",
        m -> decimals(m.nll()),
        Numbers.threeDecimals(any.guessingNll()));
    rows.add("expected calibration error", m -> decimals(m.ece()), "");
    rows.add("stability within classes, deviation", stability(Stability::deviation), "");
    rows.add("stability within classes, variance", stability(Stability::variance), "");
    rows.add("stability between classes", stability(Stability::inter), "");
    rows.add("measured on", Metrics::part, "");
    rows.add("clips", m -> count(m.clips()), "");
    rows.add("songs", m -> count(m.songs()), "");
    rows.add("images", m -> count(m.images()), "");
    rows.add("classes", m -> count(m.classes().size()), "");
    rows.add("vote of a song's clips", m -> m.vote() == null ? null : m.vote().label(), "");
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(columns.keySet());
    head.add("guessing");
    return new Table(head, rows.rows);
  }

  /** Rows of which at least one column holds something. */
  private static final class Rows {
    private final List<Metrics> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Rows(List<Metrics> columns) {
      this.columns = columns;
    }

    void add(String name, Function<Metrics, @Nullable String> value, String guessing) {
      List<String> row = new ArrayList<>(List.of(name));
      boolean empty = true;
      for (Metrics metrics : columns) {
        String cell = value.apply(metrics);
        row.add(cell == null ? "" : cell);
        empty &= cell == null;
      }
      if (!empty) {
        row.add(guessing);
        rows.add(row);
      }
    }
  }

  /** {@code 3.33 % (1 of 30)}: small parts have few possible errors. */
  private static @Nullable String error(@Nullable Double percent, @Nullable Integer of) {
    if (percent == null) {
      return null;
    }
    return of == null
        ? Numbers.percent(percent)
        : "%s (%s\u00A0of\u00A0%s)"
            .formatted(
                Numbers.percent(percent),
                Numbers.count(Math.round(percent * of / 100)),
                Numbers.count(of));
  }

  private static @Nullable String decimals(@Nullable Double value) {
    return value == null ? null : Numbers.threeDecimals(value);
  }

  private static @Nullable String count(@Nullable Integer value) {
    return value == null ? null : Numbers.count(value);
  }

  private static Function<Metrics, @Nullable String> stability(Function<Stability, Double> part) {
    return m -> m.stability() == null ? null : decimals(part.apply(m.stability()));
  }
}
