package org.sordino.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sordino.evaluation.Calibration;

/**
 * Whether confidence is what it says: the accuracy of each bin of {@link Calibration} over its mean
 * confidence, and beneath it the share of predictions that fall into the bin. The calibration error
 * is the mean distance of the points from the diagonal, weighted by those shares.
 *
 * <p>Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks. ICML 2017, figure 1.
 *
 * @param items what was predicted: {@code clips} or {@code images}
 * @param calibration the bins
 */
record ReliabilityDiagram(String items, Calibration calibration) implements Figure {
  private static final double WHOLE = 100;
  private static final BasicStroke GUIDE = new BasicStroke(1.5f);
  private static final Color PALE = new Color(0x56, 0xB4, 0xE9, 0x80);

  @Override
  public String name() {
    return "reliability";
  }

  @Override
  public String title() {
    return "Accuracy of the " + items + " over their confidence";
  }

  @Override
  public int width() {
    return ChartStyle.WIDTH;
  }

  @Override
  public int height() {
    return ChartStyle.HEIGHT + 40;
  }

  /** Mean confidence and accuracy, in percent, of the bins that hold predictions. */
  Series accuracy() {
    List<Double> confidence = new ArrayList<>();
    List<Double> accuracy = new ArrayList<>();
    for (Calibration.Bin bin : calibration.bins()) {
      if (bin.count() > 0) {
        confidence.add(WHOLE * bin.meanConfidence());
        accuracy.add(WHOLE * bin.accuracy());
      }
    }
    return Series.of("accuracy", confidence, accuracy);
  }

  /** The lower edge of each bin and the share of predictions in it, in percent; closed at 100. */
  Series shares() {
    double total = calibration.bins().stream().mapToInt(Calibration.Bin::count).sum();
    List<Double> edges = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int b = 0; b < Calibration.BINS; b++) {
      edges.add(WHOLE * b / Calibration.BINS);
      shares.add(WHOLE * calibration.bins().get(b).count() / total);
    }
    edges.add(WHOLE);
    shares.add(shares.get(Calibration.BINS - 1));
    return Series.of("share of " + items, edges, shares);
  }

  @Override
  public void paint(Graphics2D canvas) {
    Legend legend =
        new Legend(
            List.of(
                Legend.Key.line("accuracy", Look.VERMILLION, true),
                new Legend.Key("ideal", ChartStyle.GUIDE, GUIDE, null),
                Legend.Key.bar(shares().label(), PALE)),
            width());
    XYChart chart = new XYChart(width(), height());
    XYStyler styler = chart.getStyler();
    ChartStyle.apply(styler);
    ChartStyle.rangeX(styler, 0, WHOLE);
    styler.setYAxisMin(0.0);
    styler.setYAxisMax(WHOLE);
    chart.setXAxisTitle("confidence in %");
    chart.setYAxisTitle("accuracy in %, share in %");
    XYSeries area = chart.addSeries(shares().label(), shares().x(), shares().y());
    area.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.StepArea);
    area.setFillColor(PALE);
    area.setLineStyle(SeriesLines.NONE);
    area.setMarker(SeriesMarkers.NONE);
    XYSeries diagonal = chart.addSeries("diagonal", List.of(0, WHOLE), List.of(0, WHOLE));
    diagonal.setLineColor(ChartStyle.GUIDE);
    diagonal.setLineStyle(GUIDE);
    diagonal.setMarker(SeriesMarkers.NONE);
    XYSeries points = chart.addSeries("accuracy", accuracy().x(), accuracy().y());
    points.setLineColor(Look.VERMILLION.colour());
    points.setLineStyle(Look.VERMILLION.stroke());
    points.setMarker(Look.VERMILLION.marker());
    points.setMarkerColor(Look.VERMILLION.colour());
    ChartStyle.paint(this, legend, chart, canvas);
  }

  /** A row per bin, empty ones as well. */
  @Override
  public Table numbers() {
    List<List<String>> rows = new ArrayList<>();
    for (int b = 0; b < Calibration.BINS; b++) {
      Calibration.Bin bin = calibration.bins().get(b);
      boolean empty = bin.count() == 0;
      rows.add(
          List.of(
              Numbers.plain(WHOLE * b / Calibration.BINS)
                  + " – "
                  + Numbers.plain(WHOLE * (b + 1) / Calibration.BINS),
              Numbers.count(bin.count()),
              empty ? "" : Numbers.plain(WHOLE * bin.meanConfidence()),
              empty ? "" : Numbers.plain(WHOLE * bin.accuracy())));
    }
    return new Table(
        List.of("confidence in %", items, "mean confidence in %", "accuracy in %"), rows);
  }
}
