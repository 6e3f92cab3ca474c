package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.NetworkChoice;
import org.sordino.experiment.table.Measure;
import org.sordino.experiment.table.Measured;
import org.sordino.experiment.table.ResultRow;
import org.sordino.experiment.table.Sample;

/** The errors of an experiment's table as pictures. */
final class GlanceSection {
  private GlanceSection() {}

  /** The section, if a run is finished. */
  static Optional<Section> of(ExperimentFiles files, FigureNames names) {
    List<Figure> figures = new ArrayList<>();
    for (Measure measure : files.table().measures()) {
      if (measure.isError()
          && files.table().rows().stream().anyMatch(row -> row.by(measure).sample() != null)) {
        figures.add(figure(files, measure, names));
      }
    }
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "Errors at a glance",
                List.of(
                    element(
                        "p",
                        "Bars are one standard deviation of the runs to either side. The axes need not"
                            + " begin at 0.")),
                figures));
  }

  private static Figure figure(ExperimentFiles files, Measure measure, FigureNames names) {
    List<IntervalChart.Group> groups = new ArrayList<>();
    for (NetworkChoice network : files.networks()) {
      List<IntervalChart.Row> rows = new ArrayList<>();
      Double baseline = null;
      for (ResultRow row : files.rows(network)) {
        Measured measured = row.by(measure);
        rows.add(row(row.method(), measured.sample(), measured.published()));
        if (row.baseline() && measured.sample() != null) {
          baseline = measured.sample().mean();
        }
      }
      groups.add(new IntervalChart.Group(network.label(), baseline, rows));
    }
    return new IntervalChart(
        names.of("mean", measure.key()), "Mean " + measure.label(), measure.label(), groups);
  }

  private static IntervalChart.Row row(
      String label, @Nullable Sample sample, @Nullable Double published) {
    return new IntervalChart.Row(
        label,
        sample == null ? null : sample.mean(),
        sample == null ? null : sample.deviation(),
        published);
  }
}
