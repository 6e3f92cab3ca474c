package org.sordino.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * Zero mean and unit variance per colour channel: what a network sees of a byte b is (b / 255 −
 * mean) / deviation. The statistics are those of training images only and travel with the model.
 *
 * @param mean of the red, green and blue channel, bytes divided by 255: 0 to 1
 * @param deviation standard deviation over all pixels of all images, in the same unit, above 0 to 1
 */
public record ImageNormalisation(List<Double> mean, List<Double> deviation) {
  private static final int LEVELS = 256;
  private static final double FULL = LEVELS - 1;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if they are not three of each, or out of range
   */
  public ImageNormalisation {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    int channels = LabelledImages.CHANNELS;
    if (mean.size() != channels || deviation.size() != channels) {
      throw new IllegalArgumentException(
          "normalisation: expected %d means and deviations, found %d and %d"
              .formatted(channels, mean.size(), deviation.size()));
    }
    for (int channel = 0; channel < channels; channel++) {
      double m = mean.get(channel);
      double d = deviation.get(channel);
      if (!(m >= 0 && m <= 1 && d > 0 && d <= 1)) {
        throw new IllegalArgumentException(
            "normalisation: expected a mean from 0 to 1 and a deviation above 0 to 1 in channel %d, found %s and %s"
                .formatted(channel, m, d));
      }
    }
  }

  /**
   * The statistics of {@code images}, exact but for the last rounding. A channel that varies by
   * less than one step of a byte gets that step as its deviation.
   *
   * @throws IllegalArgumentException if there is no image
   */
  static ImageNormalisation fit(ImageSelection images) {
    if (images.size() == 0) {
      throw new IllegalArgumentException("normalisation: expected training images, found none");
    }
    List<Double> mean = new ArrayList<>();
    List<Double> deviation = new ArrayList<>();
    double pixels = (double) images.size() * LabelledImages.CHANNEL_BYTES;
    for (long[] histogram : histograms(images)) {
      long sum = 0;
      long squares = 0;
      for (int level = 0; level < LEVELS; level++) {
        sum += histogram[level] * level;
        squares += histogram[level] * level * level;
      }
      double average = sum / pixels;
      double variance = Math.max(0, squares / pixels - average * average);
      mean.add(average / FULL);
      deviation.add(Math.max(1, Math.sqrt(variance)) / FULL);
    }
    return new ImageNormalisation(mean, deviation);
  }

  /** How often each level occurs in each channel. */
  private static long[][] histograms(ImageSelection images) {
    long[][] histograms = new long[LabelledImages.CHANNELS][LEVELS];
    for (int i = 0; i < images.size(); i++) {
      byte[] pixels = images.source().pixels(images.image(i));
      int at = 0;
      for (long[] histogram : histograms) {
        for (int end = at + LabelledImages.CHANNEL_BYTES; at < end; at++) {
          histogram[pixels[at] & 0xff]++;
        }
      }
    }
    return histograms;
  }

  /**
   * The 3 × 32 × 32 bytes of an image as a network sees them.
   *
   * @throws IllegalArgumentException if there are more or fewer
   */
  public float[] apply(byte[] pixels) {
    if (pixels.length != LabelledImages.IMAGE_BYTES) {
      throw new IllegalArgumentException(
          "pixels: expected %d bytes, found %d"
              .formatted(LabelledImages.IMAGE_BYTES, pixels.length));
    }
    float[][] table = table();
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = table[i / LabelledImages.CHANNEL_BYTES][pixels[i] & 0xff];
    }
    return values;
  }

  /** What becomes of each byte in each channel: 3 × 256. */
  float[][] table() {
    float[][] table = new float[LabelledImages.CHANNELS][LEVELS];
    for (int channel = 0; channel < table.length; channel++) {
      for (int level = 0; level < LEVELS; level++) {
        table[channel][level] =
            (float) ((level / FULL - mean.get(channel)) / deviation.get(channel));
      }
    }
    return table;
  }
}
