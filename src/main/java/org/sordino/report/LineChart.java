package org.sordino.report;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines over a common horizontal axis, with bars of one standard deviation where the series have
 * them: errors or losses over epochs ([W21] figures 4 and 5), errors over temperatures (figure 8).
 *
 * @param name of its files
 * @param title what it shows
 * @param xTitle of the horizontal axis, with its unit
 * @param yTitle of the vertical axis, with its unit
 * @param fromZero whether both axes begin at 0
 * @param series at least one
 */
public record LineChart(
    String name, String title, String xTitle, String yTitle, boolean fromZero, List<Series> series)
    implements Figure {
  /** Beyond this many points markers would run into each other. */
  private static final int MOST_MARKERS = 32;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if there is no series
   */
  public LineChart {
    series = List.copyOf(series);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("figure " + name + ": expected a series, found none");
    }
  }

  @Override
  public int width() {
    return ChartStyle.WIDTH;
  }

  @Override
  public int height() {
    return ChartStyle.HEIGHT;
  }

  @Override
  public void paint(Graphics2D canvas) {
    Legend legend = legend();
    XYChart chart = chart();
    ChartStyle.paint(this, legend, chart, canvas);
    for (int i = 0; i < series.size(); i++) {
      canvas.setColor(Look.of(i).colour());
      canvas.setStroke(Look.of(i).stroke());
      canvas.draw(path(series.get(i), chart, legend.height()));
    }
  }

  private Legend legend() {
    List<Legend.Key> keys = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      keys.add(Legend.Key.line(series.get(i).label(), Look.of(i), marked(series.get(i))));
    }
    return new Legend(keys, width());
  }

  private static boolean marked(Series line) {
    return line.x().size() <= MOST_MARKERS;
  }

  private XYChart chart() {
    XYChart chart = new XYChart(width(), height());
    XYStyler styler = chart.getStyler();
    ChartStyle.apply(styler);
    styler.setErrorBarsColorSeriesColor(true);
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    double first = series.stream().mapToDouble(s -> s.x().get(0)).min().orElse(0);
    double last = series.stream().mapToDouble(s -> s.x().get(s.x().size() - 1)).max().orElse(1);
    double least = fromZero ? 0 : first;
    ChartStyle.rangeX(styler, least, last > least ? last : least + 1);
    double bottom = bottom();
    double top = series.stream().mapToDouble(Series::top).max().orElse(1);
    styler.setYAxisMin(bottom);
    styler.setYAxisMax(top > bottom ? top : bottom + 1);
    for (int i = 0; i < series.size(); i++) {
      draw(series.get(i), Look.of(i), chart);
    }
    return chart;
  }

  /** Where the vertical axis begins: at 0, unless it may do otherwise and little lies below. */
  double bottom() {
    double top = series.stream().mapToDouble(Series::top).max().orElse(0);
    double lowest = series.stream().mapToDouble(Series::bottom).min().orElse(0);
    return !fromZero && lowest > top / 2 ? lowest - (top - lowest) / 4 : Math.min(0, lowest);
  }

  private static void draw(Series line, Look look, XYChart chart) {
    XYSeries drawn =
        chart.addSeries(
            line.label(), line.x(), line.y(), line.deviation().isEmpty() ? null : line.deviation());
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

  /** A row per place on the horizontal axis, a column per series and one for its deviation. */
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
