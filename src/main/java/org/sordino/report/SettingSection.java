package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.NetworkChoice;
import org.sordino.experiment.table.Measure;
import org.sordino.experiment.table.ResultRow;
import org.sordino.experiment.table.Sample;

/** Errors against a setting that has several values in an experiment ([W21] figure 8). */
final class SettingSection {
  private SettingSection() {}

  /** The section, if there is a method of which one setting varies, in numbers. */
  static Optional<Section> of(ExperimentFiles files, FigureNames names) {
    List<Figure> figures = new ArrayList<>();
    for (NetworkChoice network : files.networks()) {
      Map<String, List<ResultRow>> bySetting = new LinkedHashMap<>();
      for (ResultRow row : files.rows(network)) {
        String setting = varied(row);
        if (setting != null) {
          bySetting.computeIfAbsent(setting, key -> new ArrayList<>()).add(row);
        }
      }
      bySetting.forEach(
          (setting, rows) -> {
            for (Measure measure : files.table().measures()) {
              if (measure.isError()) {
                figure(files, network, setting, rows, measure, names).ifPresent(figures::add);
              }
            }
          });
    }
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "Errors against settings",
                List.of(
                    element(
                        "p", "Means over runs; bars are one standard deviation to either side.")),
                figures));
  }

  /** The only setting that has several values, null if it is not the only one or not in numbers. */
  private static @Nullable String varied(ResultRow row) {
    Map<String, String> varied = row.row().variant().varied();
    return varied.size() == 1 && varied.values().stream().allMatch(SettingName::isNumber)
        ? varied.keySet().iterator().next()
        : null;
  }

  private static Optional<Figure> figure(
      ExperimentFiles files,
      NetworkChoice network,
      String setting,
      List<ResultRow> rows,
      Measure measure,
      FigureNames names) {
    List<Series> series = new ArrayList<>();
    rows.stream()
        .map(row -> row.row().variant().name())
        .distinct()
        .forEach(method -> series(method, setting, rows, measure).ifPresent(series::add));
    if (series.isEmpty()) {
      return Optional.empty();
    }
    List<LineChart.Level> levels = new ArrayList<>();
    for (ResultRow row : files.rows(network)) {
      Sample sample = row.by(measure).sample();
      if (row.baseline() && sample != null && !rows.contains(row)) {
        levels.add(new LineChart.Level(row.method(), sample.mean()));
      }
    }
    return Optional.of(
        new LineChart(
            names.of(measure.key(), "over", setting, network.label()),
            "%s: %s against %s"
                .formatted(network.label(), measure.label(), SettingName.words(setting)),
            SettingName.axis(setting),
            measure.label(),
            false,
            series,
            levels));
  }

  /** The finished values of a method; deviations if every point has one. */
  private static Optional<Series> series(
      String method, String setting, List<ResultRow> rows, Measure measure) {
    List<Samples.Point> points = new ArrayList<>();
    for (ResultRow row : rows) {
      Sample sample = row.by(measure).sample();
      String value = row.row().variant().varied().get(setting);
      if (row.row().variant().name().equals(method) && sample != null && value != null) {
        points.add(new Samples.Point(Double.parseDouble(value), sample));
      }
    }
    return points.isEmpty() ? Optional.empty() : Optional.of(Samples.series(method, points));
  }
}
