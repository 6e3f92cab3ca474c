package org.sordino.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Means as dots with bars of one standard deviation, a row for each, in groups beneath each other;
 * beside a dot a cross for a published value, and in each group a line to compare with.
 *
 * @param name of its files
 * @param title what it shows
 * @param xTitle of the horizontal axis, with its unit
 * @param groups at least one, with a mean among them
 */
record IntervalChart(String name, String title, String xTitle, List<Group> groups)
    implements Figure {
  private static final String PUBLISHED = "published";
  private static final double ROW = 22;
  private static final double BETWEEN = 8;
  private static final double AXIS = 46;
  private static final double MARGIN = 8;
  private static final double RIGHT = 18;
  private static final double LONGEST_LABEL = 190;
  private static final double SMALLEST = 9;
  private static final int MARKER = 8;
  private static final int MOST_TICKS = 6;
  private static final double CAP = 4;
  private static final BasicStroke BAR = new BasicStroke(2);
  private static final BasicStroke GUIDE =
      new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);

  /**
   * Rows under a name of their own, in a colour of their own.
   *
   * @param label its name
   * @param guide what the means are compared with, if there is something
   * @param rows from top to bottom
   */
  record Group(String label, @Nullable Double guide, List<Row> rows) {
    /** Copies the list. */
    Group {
      rows = List.copyOf(rows);
    }

    private DoubleStream values() {
      DoubleStream own = rows.stream().flatMapToDouble(Row::values);
      return guide == null ? own : DoubleStream.concat(own, DoubleStream.of(guide));
    }
  }

  /**
   * A mean.
   *
   * @param label what it is of
   * @param mean null as long as there is none
   * @param deviation the standard deviation, null of a single value
   * @param published the value that was published, if there is one
   */
  record Row(
      String label, @Nullable Double mean, @Nullable Double deviation, @Nullable Double published) {
    private DoubleStream values() {
      DoubleStream.Builder values = DoubleStream.builder();
      if (mean != null) {
        double around = deviation == null ? 0 : deviation;
        values.add(mean - around).add(mean + around);
      }
      if (published != null) {
        values.add(published);
      }
      return values.build();
    }
  }

  /** Where things are. */
  private record Layout(
      Lettering labels, double left, double top, double bottom, double least, double most) {
    double x(double value) {
      return left + (value - least) / (most - least) * (ChartStyle.WIDTH - left - RIGHT);
    }
  }

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if there is no mean
   */
  IntervalChart {
    groups = List.copyOf(groups);
    if (groups.stream().flatMap(group -> group.rows().stream()).allMatch(r -> r.mean() == null)) {
      throw new IllegalArgumentException("figure " + name + ": expected a mean, found none");
    }
  }

  @Override
  public int width() {
    return ChartStyle.WIDTH;
  }

  @Override
  public int height() {
    return (int) Math.ceil(layout().bottom() + AXIS);
  }

  private Layout layout() {
    Lettering labels = labels();
    double left = 0;
    double bottom = legend().height() + BETWEEN;
    double top = bottom;
    for (Group group : groups) {
      bottom += ROW * (group.rows().size() + 1) + BETWEEN;
      for (Row row : group.rows()) {
        left = Math.max(left, labels.width(labels.fitted(row.label(), LONGEST_LABEL)));
      }
    }
    double least = groups.stream().flatMapToDouble(Group::values).min().orElse(0);
    double most = groups.stream().flatMapToDouble(Group::values).max().orElse(1);
    double room = Math.max(0.05 * (most - least), 0.01 * Math.max(1, Math.abs(most)));
    // Errors are not negative, and a scale that seems to say so puzzles.
    double from = least >= 0 ? Math.max(0, least - room) : least - room;
    return new Layout(labels, left + 2 * MARGIN, top, bottom, from, most + room);
  }

  /** Smaller where labels are long: their ends often tell them apart. */
  private Lettering labels() {
    double longest =
        groups.stream()
            .flatMap(group -> group.rows().stream())
            .mapToDouble(row -> Lettering.SMALL.width(row.label()))
            .max()
            .orElse(0);
    double fit = Math.min(1, LONGEST_LABEL / longest);
    return Lettering.SMALL.size(
        (float) Math.max(SMALLEST, fit * Lettering.SMALL.font().getSize2D()));
  }

  private Legend legend() {
    List<Legend.Key> keys = new ArrayList<>();
    keys.add(
        new Legend.Key(
            "mean ± deviation",
            groups.size() == 1 ? Look.BLUE.colour() : ChartStyle.INK,
            BAR,
            SeriesMarkers.CIRCLE));
    if (groups.stream().flatMap(g -> g.rows().stream()).anyMatch(r -> r.published() != null)) {
      keys.add(new Legend.Key(PUBLISHED, ChartStyle.INK, null, SeriesMarkers.CROSS));
    }
    if (groups.stream().anyMatch(group -> group.guide() != null)) {
      keys.add(new Legend.Key("baseline", ChartStyle.GUIDE, GUIDE, null));
    }
    return new Legend(keys, width());
  }

  @Override
  public void paint(Graphics2D canvas) {
    Layout layout = layout();
    canvas.setColor(ChartStyle.PAPER);
    canvas.fillRect(0, 0, width(), height());
    legend().paint(canvas);
    canvas.setStroke(new BasicStroke(1));
    for (double tick : Ticks.between(layout.least(), layout.most(), MOST_TICKS)) {
      double x = layout.x(tick);
      canvas.setColor(ChartStyle.GRID);
      canvas.draw(new Line2D.Double(x, layout.top(), x, layout.bottom()));
      Lettering.SMALL.draw(canvas, Numbers.plain(tick), x, layout.bottom() + 12, 0.5);
    }
    double middle = (layout.left() + width() - RIGHT) / 2;
    Lettering.NORMAL.draw(canvas, xTitle, middle, layout.bottom() + 33, 0.5);
    double y = layout.top();
    for (int i = 0; i < groups.size(); i++) {
      paint(groups.get(i), Look.of(i), layout, y, canvas);
      y += ROW * (groups.get(i).rows().size() + 1) + BETWEEN;
    }
  }

  private static void paint(Group group, Look look, Layout layout, double top, Graphics2D canvas) {
    Lettering.NORMAL.draw(canvas, group.label(), MARGIN, top + ROW / 2, 0);
    double first = top + ROW;
    if (group.guide() != null) {
      double x = layout.x(group.guide());
      canvas.setColor(ChartStyle.GUIDE);
      canvas.setStroke(GUIDE);
      canvas.draw(new Line2D.Double(x, first, x, first + ROW * group.rows().size()));
    }
    for (int i = 0; i < group.rows().size(); i++) {
      paint(group.rows().get(i), look.colour(), layout, first + (i + 0.5) * ROW, canvas);
    }
  }

  private static void paint(Row row, Color colour, Layout layout, double y, Graphics2D canvas) {
    Lettering labels = layout.labels();
    String label = labels.fitted(row.label(), LONGEST_LABEL);
    labels.draw(canvas, label, layout.left() - MARGIN, y, 1);
    canvas.setStroke(BAR);
    canvas.setColor(colour);
    if (row.mean() != null) {
      double x = layout.x(row.mean());
      if (row.deviation() != null && row.deviation() > 0) {
        double from = layout.x(row.mean() - row.deviation());
        double to = layout.x(row.mean() + row.deviation());
        canvas.draw(new Line2D.Double(from, y, to, y));
        canvas.draw(new Line2D.Double(from, y - CAP, from, y + CAP));
        canvas.draw(new Line2D.Double(to, y - CAP, to, y + CAP));
      }
      SeriesMarkers.CIRCLE.paint(canvas, x, y, MARKER);
    }
    if (row.published() != null) {
      canvas.setColor(ChartStyle.INK);
      SeriesMarkers.CROSS.paint(canvas, layout.x(row.published()), y, MARKER);
    }
  }

  /** A line per row; cells are empty where there is nothing. */
  @Override
  public Table numbers() {
    List<List<String>> rows = new ArrayList<>();
    for (Group group : groups) {
      for (Row row : group.rows()) {
        rows.add(
            List.of(
                group.label() + ", " + row.label(),
                cell(row.mean()),
                cell(row.deviation()),
                cell(row.published())));
      }
    }
    return new Table(List.of("", "mean, " + xTitle, "± deviation", PUBLISHED), rows);
  }

  private static String cell(@Nullable Double value) {
    return value == null ? "" : Numbers.plain(value);
  }
}
