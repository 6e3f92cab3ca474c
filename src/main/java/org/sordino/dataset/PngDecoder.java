package org.sordino.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG files of 32 × 32 pixels into bytes. RGB and palettes are taken as they are, grey
 * becomes three equal channels (CINIC-10 has some); what has more than 8 bits, an alpha channel or
 * transparent colours is refused, because what it should look like is not certain. Colour profiles
 * and gamma are not applied. Several threads may use it at once.
 */
final class PngDecoder {
  /** Some images carry colour profiles and notes; 32 × 32 pixels have at most 4 KiB. */
  private static final int MOST_BYTES = 1 << 20;

  private final ImageReaderSpi provider =
      ImageIO.getImageReadersByFormatName("png").next().getOriginatingProvider();

  /**
   * The 3 × 32 × 32 bytes of {@code file}'s image.
   *
   * @throws ImageException if it is no such image
   */
  byte[] decode(Path file) throws IOException {
    byte[] png = content(file);
    PngCheck.check(file.toString(), png);
    BufferedImage image = image(file, png);
    return image.getColorModel() instanceof IndexColorModel
        ? Picture.planes(image)
        : ofBands(image);
  }

  private static byte[] content(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new ImageException(
          file, "an image of 32 × 32 pixels in at most 1 MiB", size + " bytes");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      if (Files.isDirectory(file)) {
        throw new ImageException(file.toString(), "a PNG image", "a folder", e);
      }
      throw e;
    }
  }

  private BufferedImage image(Path file, byte[] png) throws IOException {
    ImageReader reader = provider.createReaderInstance();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
      reader.setInput(in, true, true);
      return reader.read(0);
    } catch (IOException | RuntimeException e) {
      throw new ImageException(
          file.toString(), "a whole PNG image", "damaged pixels (" + e.getMessage() + ")", e);
    } finally {
      reader.dispose();
    }
  }

  /** Reads the samples themselves: asked for colours, Java would brighten grey. */
  private static byte[] ofBands(BufferedImage image) {
    byte[] pixels = new byte[LabelledImages.IMAGE_BYTES];
    int side = LabelledImages.SIDE;
    int bands = image.getRaster().getNumBands();
    int[] samples = image.getRaster().getPixels(0, 0, side, side, (int[]) null);
    for (int i = 0; i < side * side; i++) {
      for (int channel = 0; channel < LabelledImages.CHANNELS; channel++) {
        pixels[channel * LabelledImages.CHANNEL_BYTES + i] =
            (byte) samples[i * bands + Math.min(channel, bands - 1)];
      }
    }
    return pixels;
  }
}
