package org.sordino.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
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
    byte[] png = of(image);
    WholeFile.write(file, out -> out.write(png));
  }

  /**
   * {@code image} as a PNG file, made in memory: what goes wrong with a file, ImageIO tells in its
   * own words, and its cache on the disk would be one more that may be full.
   */
  static byte[] of(RenderedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("this Java writes no PNG");
      }
    }
    return bytes.toByteArray();
  }
}
