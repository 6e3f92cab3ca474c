package org.sordino.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Images in memory as they are stored: 32 × 32 pixels, a byte (0 to 255) per pixel and channel, and
 * a class of at most 256. An array of 3 × 32 × 32 holds one: the red channel row by row, then the
 * green, then the blue.
 */
final class LabelledImages {
  static final int CHANNELS = 3;
  static final int SIDE = 32;
  static final int CHANNEL_BYTES = SIDE * SIDE;
  static final int IMAGE_BYTES = CHANNELS * CHANNEL_BYTES;

  private final List<byte[]> pixels;
  private final byte[] labels;
  private final IntFunction<String> names;

  /**
   * Takes the arrays over; nobody else may write into them.
   *
   * @param pixels N times 3 × 32 × 32
   * @param labels N, unsigned
   * @param names the name of each image, unique and the same on every machine
   */
  LabelledImages(List<byte[]> pixels, byte[] labels, IntFunction<String> names) {
    if (pixels.size() != labels.length) {
      throw new IllegalArgumentException(
          "images: expected a label each, found %d for %d".formatted(labels.length, pixels.size()));
    }
    this.pixels = List.copyOf(pixels);
    this.labels = labels;
    this.names = names;
  }

  /** No images. */
  static LabelledImages none() {
    return new LabelledImages(List.of(), new byte[0], Integer::toString);
  }

  int size() {
    return labels.length;
  }

  int label(int image) {
    return labels[image] & 0xff;
  }

  String name(int image) {
    return names.apply(image);
  }

  /** The 3 × 32 × 32 bytes of {@code image}, for reading only. */
  byte[] pixels(int image) {
    return pixels.get(image);
  }

  /** Puts number, labels and pixels into {@code digest}; names do not matter. */
  void digest(MessageDigest digest) {
    digest.update((size() + " images\n").getBytes(StandardCharsets.UTF_8));
    digest.update(labels);
    pixels.forEach(digest::update);
  }
}
