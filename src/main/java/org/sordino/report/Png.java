package org.sordino.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.sordino.file.WholeFile;

/** Figures as PNG, three pixels per unit: sharp on a slide. */
final class Png {
  static final int PIXELS_PER_UNIT = 3;

  private Png() {}

  /** Draws {@code figure} into {@code file}, whole or not at all. */
  static void write(Figure figure, Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(
            PIXELS_PER_UNIT * figure.width(),
            PIXELS_PER_UNIT * figure.height(),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    figure.paint(canvas);
    canvas.dispose();
    WholeFile.write(
        file,
        out -> {
          if (!ImageIO.write(image, "png", out)) {
            throw new IOException("this Java writes no PNG");
          }
        });
  }
}
