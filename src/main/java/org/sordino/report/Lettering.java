package org.sordino.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/**
 * Text in a drawing, as outlines, so that it looks the same wherever the drawing is opened; XChart
 * draws its text in the same way.
 *
 * @param font the font
 */
record Lettering(Font font) {
  /** Of tick labels and the like. */
  static final Lettering SMALL = new Lettering(new Font(Font.SANS_SERIF, Font.PLAIN, 13));

  /** Of axis titles and legends. */
  static final Lettering NORMAL = new Lettering(new Font(Font.SANS_SERIF, Font.PLAIN, 14));

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final String ELLIPSIS = "…";

  /** The same in another size. */
  Lettering size(float points) {
    return new Lettering(font.deriveFont(points));
  }

  /** The width of {@code text}. */
  double width(String text) {
    return text.isEmpty() ? 0 : new TextLayout(text, font, CONTEXT).getAdvance();
  }

  /** {@code text}, cut with an ellipsis where it is wider than {@code most}. */
  String fitted(String text, double most) {
    if (width(text) <= most) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + ELLIPSIS) > most) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  /**
   * Draws {@code text} in the ink.
   *
   * @param x where the text is held, with {@code y} at the middle of a small letter
   * @param hold which part of the text is at x: 0 its start, 0.5 its middle, 1 its end
   */
  void draw(Graphics2D canvas, String text, double x, double y, double hold) {
    draw(canvas, text, x, y, hold, 0, ChartStyle.INK);
  }

  /**
   * Draws {@code text} turned about where it is held.
   *
   * @param degrees clockwise; −90 reads upwards
   */
  void draw(
      Graphics2D canvas,
      String text,
      double x,
      double y,
      double hold,
      double degrees,
      Color colour) {
    if (text.isEmpty()) {
      return;
    }
    TextLayout layout = new TextLayout(text, font, CONTEXT);
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.rotate(Math.toRadians(degrees));
    place.translate(-hold * layout.getAdvance(), 0.36 * font.getSize2D());
    canvas.setColor(colour);
    canvas.fill(layout.getOutline(place));
  }
}
