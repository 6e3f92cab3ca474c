package org.sordino.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.style.markers.Marker;

/**
 * What lines and bars stand for, above a chart; as many rows as are needed. (XChart's own legend
 * sets labels on different lines when only some of them have letters that hang below.)
 *
 * @param keys one per series
 * @param width of the chart
 */
record Legend(List<Key> keys, int width) {
  private static final double SAMPLE = 28;
  private static final double GAP = 7;
  private static final double BETWEEN = 18;
  private static final int ROW = 22;
  private static final int MARGIN = 8;
  private static final double MARKER = 6;

  /**
   * One entry.
   *
   * @param label what it stands for
   * @param colour of the line or bar
   * @param stroke of the line; none for a bar or a marker alone
   * @param marker on the line or alone, if any
   */
  record Key(String label, Color colour, @Nullable BasicStroke stroke, @Nullable Marker marker) {
    static Key line(String label, Look look, boolean markers) {
      return new Key(label, look.colour(), look.stroke(), markers ? look.marker() : null);
    }

    static Key bar(String label, Color colour) {
      return new Key(label, colour, null, null);
    }
  }

  Legend {
    keys = List.copyOf(keys);
  }

  /** The room that it takes above a chart. */
  int height() {
    return keys.isEmpty() ? 0 : walk(null) + ROW;
  }

  /** Draws it at the top of {@code canvas}. */
  void paint(Graphics2D canvas) {
    walk(canvas);
  }

  /** Goes through the keys, row by row, and tells the top of the last row. */
  private int walk(@Nullable Graphics2D canvas) {
    double x = MARGIN;
    int top = MARGIN / 2;
    for (Key key : keys) {
      double size = SAMPLE + GAP + Lettering.NORMAL.width(key.label());
      if (x > MARGIN && x + size > width - MARGIN) {
        x = MARGIN;
        top += ROW;
      }
      if (canvas != null) {
        paint(key, canvas, x, top + ROW / 2.0);
      }
      x += size + BETWEEN;
    }
    return top;
  }

  private static void paint(Key key, Graphics2D canvas, double x, double y) {
    canvas.setColor(key.colour());
    if (key.stroke() == null && key.marker() == null) {
      canvas.fill(new Rectangle2D.Double(x + 8, y - 6, SAMPLE - 8, 12));
    } else if (key.stroke() != null) {
      canvas.setStroke(key.stroke());
      canvas.draw(new Line2D.Double(x, y, x + SAMPLE, y));
    }
    if (key.marker() != null) {
      key.marker().paint(canvas, x + SAMPLE / 2, y, (int) MARKER);
    }
    Lettering.NORMAL.draw(canvas, key.label(), x + SAMPLE + GAP, y, 0);
  }
}
