package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sordino.experiment.grid.NetworkChoice;
import org.sordino.experiment.table.ResultRow;

/** How trainings went, method beside method: errors ([W21] figure 4) and losses (figure 5). */
final class CurveSection {
  /** As many as there are looks. */
  private static final int MOST_METHODS = 6;

  /** With more methods than this, bands of deviations would hide each other. */
  private static final int MOST_BANDS = 3;

  private static final List<Curve> CURVES =
      List.of(
          new Curve("validation_clip_error_percent", "validation clip error", "error in %"),
          new Curve("validation_error_percent", "validation error", "error in %"),
          new Curve("train_clip_error_percent", "training clip error", "error in %"),
          new Curve("train_error_percent", "training error", "error in %"),
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

  private CurveSection(ExperimentFiles files, FigureNames names) {
    this.files = files;
    this.names = names;
  }

  /** The section, if a run is finished. */
  static Optional<Section> of(ExperimentFiles files, FigureNames names) {
    return new CurveSection(files, names).section();
  }

  private Optional<Section> section() {
    List<Html> lead = new ArrayList<>();
    lead.add(
        element(
            "p",
            "Means over the finished runs of each method; pale bands, where there is room for them,"
                + " are one standard deviation to either side. Training errors and losses are those"
                + " of the examples as they passed, losses unweighted. Validation errors stand for"
                + " test errors, as the test part is looked at once, after the last epoch."));
    Map<NetworkChoice, List<ResultRow>> shown = new LinkedHashMap<>();
    for (NetworkChoice network : files.networks()) {
      List<ResultRow> trained =
          files.rows(network).stream().filter(row -> !files.histories(row).isEmpty()).toList();
      shown.put(network, shown(trained));
      if (trained.size() > MOST_METHODS) {
        lead.add(element("p", leftOut(network, trained, shown(trained))));
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (Curve curve : CURVES) {
      shown.forEach((network, rows) -> figure(network, rows, curve).ifPresent(figures::add));
    }
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section("Training", lead, figures));
  }

  private static String leftOut(
      NetworkChoice network, List<ResultRow> trained, List<ResultRow> shown) {
    return "Of the %s methods of %s, the curves show the baseline and those with the lowest errors; left out: %s."
        .formatted(
            trained.size(),
            network.label(),
            trained.stream()
                .filter(row -> !shown.contains(row))
                .map(ResultRow::method)
                .collect(Collectors.joining("; ")));
  }

  /** The baseline first, then the others in the order of the table: the best of them. */
  private List<ResultRow> shown(List<ResultRow> rows) {
    List<ResultRow> best =
        rows.stream()
            .sorted(
                Comparator.comparing((ResultRow row) -> !row.baseline())
                    .thenComparing(ResultRow.lowest(files.table().measures().get(0))))
            .limit(MOST_METHODS)
            .toList();
    return Stream.concat(
            best.stream().filter(ResultRow::baseline),
            rows.stream().filter(row -> best.contains(row) && !row.baseline()))
        .toList();
  }

  private Optional<Figure> figure(NetworkChoice network, List<ResultRow> rows, Curve curve) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ResultRow row = rows.get(i);
      int look = i;
      MeanHistory.of(row.method(), files.histories(row), curve.key(), rows.size() <= MOST_BANDS)
          .filter(line -> line.top() > 0)
          .ifPresent(line -> series.add(line.looking(look)));
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
