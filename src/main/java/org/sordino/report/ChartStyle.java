package org.sordino.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Locale;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;

/** What all figures share: paper, ink, and XChart without its frame, title and legend. */
final class ChartStyle {
  /** The background. */
  static final Color PAPER = Color.WHITE;

  /** Text and axes. */
  static final Color INK = new Color(0x33, 0x33, 0x33);

  /** Text on dark colours, in light pages and dark ones: a white that is not the paper's. */
  static final Color ON_DARK = new Color(0xFE, 0xFE, 0xFE);

  /** Text on light colours, likewise. */
  static final Color ON_LIGHT = new Color(0x22, 0x22, 0x22);

  /** Grid lines. */
  static final Color GRID = new Color(0xDD, 0xDD, 0xDD);

  /** Lines that are there to compare with, and missing data. */
  static final Color GUIDE = new Color(0x77, 0x77, 0x77);

  /** The width of most figures. */
  static final int WIDTH = 430;

  /** The height of most figures. */
  static final int HEIGHT = 300;

  /** XChart leaves out ticks and cuts markers at the very edge of the plot. */
  private static final double CONTENT = 0.97;

  private ChartStyle() {}

  static void apply(AxesChartStyler styler) {
    styler.setChartBackgroundColor(PAPER);
    styler.setPlotBackgroundColor(PAPER);
    styler.setPlotBorderVisible(false);
    styler.setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler.setChartFontColor(INK);
    styler.setAxisTitleFont(Lettering.NORMAL.font());
    styler.setAxisTickLabelsFont(Lettering.SMALL.font());
    styler.setAxisTickLabelsColor(INK);
    styler.setAxisTickMarksColor(INK);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotMargin(0);
    styler.setPlotContentSize(CONTENT);
    styler.setChartPadding(8);
    styler.setXAxisTickMarkSpacingHint(60);
    styler.setLocale(Locale.ROOT);
    // XChart's own patterns leave out the 0 before the point.
    styler.setDecimalPattern("0.########");
    styler.setMarkerSize(6);
  }

  /** Draws the paper of {@code figure}, its legend and beneath it the chart. */
  static void paint(Figure figure, Legend legend, Chart<?, ?> chart, Graphics2D canvas) {
    canvas.setColor(PAPER);
    canvas.fillRect(0, 0, figure.width(), figure.height());
    legend.paint(canvas);
    Graphics2D below = (Graphics2D) canvas.create();
    below.translate(0, legend.height());
    chart.paint(below, figure.width(), figure.height() - legend.height());
    below.dispose();
  }

  /**
   * Sets the range of the horizontal axis. A little is added at its end: XChart would put ticks on
   * data at equal distances, be they 7 or 13.
   */
  static void rangeX(AxesChartStyler styler, double least, double most) {
    styler.setXAxisMin(least);
    styler.setXAxisMax(most + 0.004 * (most - least));
  }
}
