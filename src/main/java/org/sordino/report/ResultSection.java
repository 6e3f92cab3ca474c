package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sordino.evaluation.Evaluation;
import org.sordino.evaluation.Figures;
import org.sordino.evaluation.ImageEvaluation;

/** The table of a run's figures, beside those of guessing and of networks trained along with it. */
final class ResultSection {
  private ResultSection() {}

  static Section of(RunFiles run) {
    List<Html> lead = new ArrayList<>();
    if (run.figures() == null) {
      lead.add(
          element("p", "This run is unfinished: %s epochs.".formatted(run.recorded().progress()))
              .with("class", "warning"));
    }
    Map<String, Figures> columns = new LinkedHashMap<>();
    if (run.figures() != null) {
      columns.put("this run", run.figures());
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

  private static Table table(Map<String, Figures> columns) {
    int classes = columns.values().iterator().next().classes().size();
    String guessing = Numbers.percent(100 - 100.0 / classes);
    Rows rows = new Rows(List.copyOf(columns.values()));
    rows.add("clip error", songs(e -> error(e.clipErrorPercent(), e.clips())), guessing);
    rows.add("song error", songs(e -> error(e.songErrorPercent(), e.songs())), guessing);
    rows.add("error", images(e -> error(e.errorPercent(), e.images())), guessing);
    rows.add(
        "negative log-likelihood, nats",
        f -> Numbers.threeDecimals(f.nll()),
        Numbers.threeDecimals(Math.log(classes)));
    rows.add("expected calibration error", f -> Numbers.threeDecimals(f.ece()));
    rows.add(
        "stability within classes, deviation",
        f -> Numbers.threeDecimals(f.stability().deviation()));
    rows.add(
        "stability within classes, variance", f -> Numbers.threeDecimals(f.stability().variance()));
    rows.add("stability between classes", f -> Numbers.threeDecimals(f.stability().inter()));
    rows.add("measured on", Figures::part);
    rows.add("clips", songs(e -> Numbers.count(e.clips())));
    rows.add("songs", songs(e -> Numbers.count(e.songs())));
    rows.add("images", images(e -> Numbers.count(e.images())));
    rows.add("classes", f -> Numbers.count(f.classes().size()));
    rows.add("vote of a song's clips", songs(e -> e.vote().label()));
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(columns.keySet());
    head.add("guessing");
    return new Table(head, rows.rows);
  }

  private static Function<Figures, @Nullable String> songs(Function<Evaluation, String> value) {
    return figures -> figures instanceof Evaluation songs ? value.apply(songs) : null;
  }

  private static Function<Figures, @Nullable String> images(
      Function<ImageEvaluation, String> value) {
    return figures -> figures instanceof ImageEvaluation images ? value.apply(images) : null;
  }

  /** Rows of which at least one column holds something. */
  private static final class Rows {
    private final List<Figures> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Rows(List<Figures> columns) {
      this.columns = columns;
    }

    /** Adds what guessing has no value of. */
    void add(String name, Function<Figures, @Nullable String> value) {
      add(name, value, "");
    }

    void add(String name, Function<Figures, @Nullable String> value, String guessing) {
      List<String> row = new ArrayList<>(List.of(name));
      boolean empty = true;
      for (Figures figures : columns) {
        String cell = value.apply(figures);
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
  private static String error(double percent, int of) {
    return "%s (%s\u00A0of\u00A0%s)"
        .formatted(
            Numbers.percent(percent),
            Numbers.count(Math.round(percent * of / 100)),
            Numbers.count(of));
  }
}
