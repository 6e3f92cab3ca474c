package org.sordino.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.style.CategoryStyler;

/**
 * Groups of upright bars, from 0 upwards, a group per category.
 *
 * @param name of its files
 * @param title what it shows
 * @param xTitle what the categories are
 * @param yTitle of the vertical axis, with its unit
 * @param categories at least one
 * @param series each with a value from 0 per category
 */
record BarChart(
    String name,
    String title,
    String xTitle,
    String yTitle,
    List<String> categories,
    List<Bars> series)
    implements Figure {
  /** From dark to light and back, so that neighbours differ without colour. */
  private static final List<Color> FILLS =
      List.of(
          ChartStyle.INK,
          Look.ORANGE.colour(),
          Look.BLUE.colour(),
          Look.GREEN.colour(),
          Look.PURPLE.colour());

  private static final double FILLED = 0.8;

  /**
   * The bars of one colour.
   *
   * @param label what they stand for
   * @param values one per category
   */
  record Bars(String label, List<Double> values) {
    /** Copies the list. */
    Bars {
      values = List.copyOf(values);
    }
  }

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if there is nothing to draw or a series has
   *     another number of values than there are categories
   */
  BarChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    if (categories.isEmpty() || series.isEmpty()) {
      throw new IllegalArgumentException("figure " + name + ": expected bars, found none");
    }
    for (Bars bars : series) {
      if (bars.values().size() != categories.size()) {
        throw new IllegalArgumentException(
            "series %s: expected %d values, found %d"
                .formatted(bars.label(), categories.size(), bars.values().size()));
      }
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
    List<Legend.Key> keys = new ArrayList<>();
    CategoryChart chart = new CategoryChart(width(), height());
    CategoryStyler styler = chart.getStyler();
    ChartStyle.apply(styler);
    styler.setAvailableSpaceFill(FILLED);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setYAxisMin(0.0);
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    for (int i = 0; i < series.size(); i++) {
      Color fill = FILLS.get(i % FILLS.size());
      keys.add(Legend.Key.bar(series.get(i).label(), fill));
      chart.addSeries(series.get(i).label(), categories, series.get(i).values()).setFillColor(fill);
    }
    ChartStyle.paint(this, new Legend(keys, width()), chart, canvas);
  }

  /** A row per category, a column per series. */
  @Override
  public Table numbers() {
    List<String> head = new ArrayList<>(List.of(xTitle));
    series.forEach(bars -> head.add(bars.label()));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      List<String> row = new ArrayList<>(List.of(categories.get(i)));
      for (Bars bars : series) {
        row.add(Numbers.plain(bars.values().get(i)));
      }
      rows.add(row);
    }
    return new Table(head, rows);
  }
}
