package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sordino.experiment.grid.NetworkChoice;
import org.sordino.experiment.table.Measure;
import org.sordino.experiment.table.ResultRow;
import org.sordino.experiment.table.Sample;

/** How trainings went, method beside method: errors ([W21] figure 4) and losses (figure 5). */
final class CurveSection {
  /** As many as there are looks. */
  private static final int MOST_METHODS = 6;

  /** With more methods than this, bands of deviations would hide each other. */
  private static final int MOST_BANDS = 3;

  /** Validation errors if there are any; they are of what was not trained on. */
  private static final List<Curve> ERRORS =
      List.of(
          new Curve("validation_clip_error_percent", "validation clip error", "error in %"),
          new Curve("validation_error_percent", "validation error", "error in %"),
          new Curve("train_clip_error_percent", "training clip error", "error in %"),
          new Curve("train_error_percent", "training error", "error in %"));

  private static final List<Curve> LOSSES =
      List.of(
          new Curve("cross_entropy", "cross-entropy", "nats per example"),
          new Curve("kl", "KL divergence from the teacher", "nats per example"));

  /**
   * What is drawn over epochs.
   *
   * @param key its name in {@code history.jsonl}
   * @param title its name for people
   * @param unit of the vertical axis
   */
  private record Curve(String key, String title, String unit) {}

  private final ExperimentFiles files;
  private final FigureNames names;
  private final List<String> leftOut = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  private CurveSection(ExperimentFiles files, FigureNames names) {
    this.files = files;
    this.names = names;
  }

  /** The section, if a run is finished. */
  static Optional<Section> of(ExperimentFiles files, FigureNames names) {
    CurveSection section = new CurveSection(files, names);
    files.networks().forEach(section::add);
    if (section.figures.isEmpty()) {
      return Optional.empty();
    }
    List<Html> lead = new ArrayList<>();
    lead.add(
        element(
            "p",
            "Means over the finished runs of each method; pale bands, where there is room for them,"
                + " are one standard deviation to either side. Losses are those of the examples as"
                + " they passed, unweighted."));
    section.leftOut.forEach(text -> lead.add(element("p", text)));
    return Optional.of(new Section("Training", lead, section.figures));
  }

  private void add(NetworkChoice network) {
    List<ResultRow> trained =
        files.rows(network).stream().filter(row -> !files.histories(row).isEmpty()).toList();
    List<ResultRow> shown = shown(trained);
    if (shown.size() < trained.size()) {
      leftOut.add(
          "Of the %d methods of %s, the curves show the baseline and those with the lowest errors; left out: %s."
              .formatted(
                  trained.size(),
                  network.label(),
                  String.join(
                      "; ",
                      trained.stream()
                          .filter(row -> !shown.contains(row))
                          .map(ResultRow::method)
                          .toList())));
    }
    ERRORS.stream()
        .flatMap(curve -> figure(network, shown, curve).stream())
        .findFirst()
        .ifPresent(figures::add);
    LOSSES.forEach(curve -> figure(network, shown, curve).ifPresent(figures::add));
  }

  /** The baseline first, then the others in the order of the table: the best of them. */
  private List<ResultRow> shown(List<ResultRow> rows) {
    Measure measure = files.table().measures().get(0);
    List<ResultRow> best =
        rows.stream()
            .sorted(
                Comparator.comparing((ResultRow row) -> !row.baseline())
                    .thenComparing(row -> mean(row, measure)))
            .limit(MOST_METHODS)
            .toList();
    return Stream.concat(
            best.stream().filter(ResultRow::baseline),
            rows.stream().filter(row -> best.contains(row) && !row.baseline()))
        .toList();
  }

  private static double mean(ResultRow row, Measure measure) {
    Sample sample = row.by(measure).sample();
    return sample == null ? Double.POSITIVE_INFINITY : sample.mean();
  }

  private Optional<Figure> figure(NetworkChoice network, List<ResultRow> rows, Curve curve) {
    List<Series> series = new ArrayList<>();
    for (ResultRow row : rows) {
      MeanHistory.of(row.method(), files.histories(row), curve.key(), rows.size() <= MOST_BANDS)
          .filter(line -> line.top() > 0)
          .ifPresent(series::add);
    }
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineChart(
                names.of(curve.title(), network.label()),
                "%s: %s per epoch".formatted(network.label(), curve.title()),
                "epoch",
                curve.unit(),
                true,
                series));
  }
}
