package org.sordino.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture as a network of images sees it.
 *
 * @param pixels 3 × 32 × 32 bytes, as images of a data set have them
 * @param width columns of the file; unless both are 32, the picture was scaled
 * @param height rows of the file
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and forgotten
public record Picture(byte[] pixels, int width, int height) {
  /** Above this it would take more time than a picture is worth. */
  private static final long MOST_PIXELS = 100_000_000;

  /** As JPEG has it. A PNG of one row could ask for a gigabyte to read that. */
  private static final int LONGEST_SIDE = 65_535;

  /** Of what is decoded; of larger pictures every second row and column is read, or fewer. */
  private static final long MOST_DECODED = 16_000_000;

  private static final String PNG = "png";

  /** Java reads others, too, which a data set of images does not have. */
  private static final Set<String> FORMATS = Set.of(PNG, "jpeg");

  /** What the reader of JPEG files says of one that was cut, and makes up the rest. */
  private static final String CUT = "premature end";

  private static final int SIDE = LabelledImages.SIDE;

  /** Whether the file has another size than images have. */
  public boolean scaled() {
    return width != SIDE || height != SIDE;
  }

  /**
   * Reads a PNG or JPEG file, by its content. One that would do in a data set is taken as it is
   * there; any other is laid on white and scaled to 32 × 32 pixels, its shape along with it.
   *
   * @throws ImageException in one line if it is no such file, is damaged or too large
   * @throws IOException if it is not there or cannot be read
   */
  public static Picture read(Path file) throws IOException {
    try {
      return new Picture(new PngDecoder().decode(file), SIDE, SIDE);
    } catch (ImageException otherwise) {
      return scaled(file);
    }
  }

  private static Picture scaled(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new ImageException(file, "a PNG or JPEG image", "no file that can be read");
    } else if (Files.size(file) == 0) {
      throw new ImageException(file, "a PNG or JPEG image", "an empty file");
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new ImageException(file, "a PNG or JPEG image", "another file");
      }
      ImageReader reader = readers.next();
      List<String> warnings = new ArrayList<>();
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      try {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(format)) {
          throw new ImageException(
              file, "a PNG or JPEG image", "a picture of another kind (" + format + ")");
        }
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
          throw new ImageException(
              file,
              "at most 100 million pixels and 65,535 in a row or column",
              "%d × %d".formatted(width, height));
        }
        if (format.equals(PNG)) { // the reader does not look at checksums
          PngCheck.requireWhole(file.toString(), Files.readAllBytes(file));
        }
        int step = (int) Math.ceil(Math.sqrt((double) width * height / MOST_DECODED));
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        BufferedImage picture = reader.read(0, parameters);
        if (warnings.stream().anyMatch(warning -> warning.contains(CUT))) {
          throw new ImageException(file, "a PNG or JPEG image", "the beginning of one");
        }
        return new Picture(planes(reduced(picture)), width, height);
      } finally {
        reader.dispose();
      }
    } catch (ImageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new ImageException(
          file.toString(), "a PNG or JPEG image", "a damaged one (" + e.getMessage() + ")", e);
    }
  }

  /** By halves first: one bilinear step down would look at four pixels of all there are. */
  private static BufferedImage reduced(BufferedImage picture) {
    BufferedImage now = picture;
    do {
      now = drawn(now, next(now.getWidth()), next(now.getHeight()));
    } while (now.getWidth() != SIDE || now.getHeight() != SIDE);
    return now;
  }

  private static int next(int length) {
    return length > 2 * SIDE ? (length + 1) / 2 : SIDE;
  }

  private static BufferedImage drawn(BufferedImage picture, int width, int height) {
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = target.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    // Not as drawImage's own background, for which it would copy a picture that can be transparent.
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return target;
  }

  /** The colours of an image of 32 × 32 pixels, a plane per channel. */
  static byte[] planes(BufferedImage image) {
    byte[] pixels = new byte[LabelledImages.IMAGE_BYTES];
    int[] colours = image.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
    for (int i = 0; i < colours.length; i++) {
      for (int channel = 0; channel < LabelledImages.CHANNELS; channel++) {
        pixels[channel * LabelledImages.CHANNEL_BYTES + i] =
            (byte) (colours[i] >> (16 - 8 * channel));
      }
    }
    return pixels;
  }
}
