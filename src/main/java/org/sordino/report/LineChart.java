package org.sordino.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines over a common horizontal axis: errors or losses over epochs ([W21] figures 4 and 5), errors
 * over temperatures (figure 8). Where series have standard deviations, those are bars, or pale
 * bands where the points are many.
 *
 * @param name of its files
 * @param title what it shows
 * @param xTitle of the horizontal axis, with its unit
 * @param yTitle of the vertical axis, with its unit
 * @param fromZero whether both axes begin at 0
 * @param series at least one
 * @param levels values to compare with, whatever the place on the horizontal axis
 */
record LineChart(
    String name,
    String title,
    String xTitle,
    String yTitle,
    boolean fromZero,
    List<Series> series,
    List<Level> levels)
    implements Figure {
  /** Beyond this many points markers, and bars of deviations, would run into each other. */
  private static final int MOST_MARKERS = 32;

  /** Two rows. */
  private static final int USUAL_LEGEND = 48;

  private static final int PALE = 0x28;
  private static final BasicStroke LEVEL = new BasicStroke(1.5f);

  /**
   * A horizontal line across the chart.
   *
   * @param label what it stands for
   * @param value where it is on the vertical axis
   */
  record Level(String label, double value) {}

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if there is no series
   */
  LineChart {
    series = List.copyOf(series);
    levels = List.copyOf(levels);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("figure " + name + ": expected a series, found none");
    }
  }

  /** Lines alone. */
  LineChart(
      String name,
      String title,
      String xTitle,
      String yTitle,
      boolean fromZero,
      List<Series> series) {
    this(name, title, xTitle, yTitle, fromZero, series, List.of());
  }

  @Override
  public int width() {
    return ChartStyle.WIDTH;
  }

  /** More where many series need a high legend. */
  @Override
  public int height() {
    return ChartStyle.HEIGHT + Math.max(0, legend().height() - USUAL_LEGEND);
  }

  @Override
  public void paint(Graphics2D canvas) {
    Legend legend = legend();
    XYChart chart = chart();
    ChartStyle.paint(this, legend, chart, canvas);
    for (int i = 0; i < series.size(); i++) {
      if (banded(series.get(i))) {
        Color colour = look(i).colour();
        canvas.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), PALE));
        canvas.fill(band(series.get(i), chart, legend.height()));
      }
    }
    for (Level level : levels) {
      double y = legend.height() + chart.getScreenYFromChart(level.value());
      canvas.setColor(ChartStyle.GUIDE);
      canvas.setStroke(LEVEL);
      canvas.draw(
          new Line2D.Double(
              chart.getScreenXFromChart(first()), y, chart.getScreenXFromChart(last()), y));
    }
    for (int i = 0; i < series.size(); i++) {
      canvas.setColor(look(i).colour());
      canvas.setStroke(look(i).stroke());
      canvas.draw(path(series.get(i), chart, legend.height()));
    }
  }

  private Legend legend() {
    List<Legend.Key> keys = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      keys.add(Legend.Key.line(series.get(i).label(), look(i), marked(series.get(i))));
    }
    levels.forEach(level -> keys.add(new Legend.Key(level.label(), ChartStyle.GUIDE, LEVEL, null)));
    return new Legend(keys, width());
  }

  private Look look(int index) {
    Integer own = series.get(index).look();
    return Look.of(own == null ? index : own);
  }

  private static boolean marked(Series line) {
    return line.x().size() <= MOST_MARKERS;
  }

  private static boolean banded(Series line) {
    return !line.deviation().isEmpty() && !marked(line);
  }

  /** Where the horizontal axis begins. */
  private double first() {
    return fromZero ? 0 : series.stream().mapToDouble(s -> s.x().get(0)).min().orElse(0);
  }

  private double last() {
    double last = series.stream().mapToDouble(s -> s.x().get(s.x().size() - 1)).max().orElse(1);
    return last > first() ? last : first() + 1;
  }

  private XYChart chart() {
    XYChart chart = new XYChart(width(), height());
    XYStyler styler = chart.getStyler();
    ChartStyle.apply(styler);
    styler.setErrorBarsColorSeriesColor(true);
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    ChartStyle.rangeX(styler, first(), last());
    double bottom = bottom();
    double top = top();
    styler.setYAxisMin(bottom);
    styler.setYAxisMax(top > bottom ? top : bottom + 1);
    for (int i = 0; i < series.size(); i++) {
      draw(series.get(i), look(i), chart);
    }
    return chart;
  }

  /** Where the vertical axis begins: at 0, unless it may do otherwise and little lies below. */
  double bottom() {
    double lowest =
        DoubleStream.concat(
                series.stream().mapToDouble(Series::bottom),
                levels.stream().mapToDouble(Level::value))
            .min()
            .orElse(0);
    return !fromZero && lowest > top() / 2 ? lowest - (top() - lowest) / 4 : Math.min(0, lowest);
  }

  private double top() {
    return DoubleStream.concat(
            series.stream().mapToDouble(Series::top), levels.stream().mapToDouble(Level::value))
        .max()
        .orElse(1);
  }

  private static void draw(Series line, Look look, XYChart chart) {
    XYSeries drawn =
        chart.addSeries(
            line.label(),
            line.x(),
            line.y(),
            line.deviation().isEmpty() || banded(line) ? null : line.deviation());
    drawn.setLineColor(look.colour());
    drawn.setLineStyle(SeriesLines.NONE);
    drawn.setMarker(marked(line) ? look.marker() : SeriesMarkers.NONE);
    drawn.setMarkerColor(look.colour());
  }

  /** The line itself: XChart would begin its dashes anew at every point. */
  private static Path2D path(Series line, XYChart chart, int top) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < line.x().size(); i++) {
      double x = chart.getScreenXFromChart(line.x().get(i));
      double y = top + chart.getScreenYFromChart(line.y().get(i));
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    return path;
  }

  /** From one deviation above the line to one below it. */
  private static Path2D band(Series line, XYChart chart, int top) {
    int points = line.x().size();
    Path2D band = new Path2D.Double();
    for (int i = 0; i < 2 * points; i++) {
      int point = i < points ? i : 2 * points - 1 - i;
      double deviation = line.deviation().get(point) * (i < points ? 1 : -1);
      double x = chart.getScreenXFromChart(line.x().get(point));
      double y = top + chart.getScreenYFromChart(line.y().get(point) + deviation);
      if (i == 0) {
        band.moveTo(x, y);
      } else {
        band.lineTo(x, y);
      }
    }
    band.closePath();
    return band;
  }

  /** A row per place on the horizontal axis, a column per series, per deviation, per level. */
  @Override
  public Table numbers() {
    List<String> head = new ArrayList<>(List.of(xTitle));
    TreeMap<Double, List<String>> rows = new TreeMap<>();
    series.forEach(line -> line.x().forEach(x -> rows.put(x, new ArrayList<>())));
    for (Series line : series) {
      head.add(line.label());
      if (!line.deviation().isEmpty()) {
        head.add("± deviation");
      }
      rows.forEach((x, row) -> row.addAll(cells(line, x)));
    }
    for (Level level : levels) {
      head.add(level.label());
      rows.values().forEach(row -> row.add(Numbers.plain(level.value())));
    }
    List<List<String>> table = new ArrayList<>();
    rows.forEach(
        (x, row) -> {
          row.add(0, Numbers.plain(x));
          table.add(row);
        });
    return new Table(head, table);
  }

  private static List<String> cells(Series line, double x) {
    int i = line.x().indexOf(x);
    List<String> cells = new ArrayList<>(List.of(i < 0 ? "" : Numbers.plain(line.y().get(i))));
    if (!line.deviation().isEmpty()) {
      cells.add(i < 0 ? "" : Numbers.plain(line.deviation().get(i)));
    }
    return cells;
  }
}
