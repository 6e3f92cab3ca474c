package org.sordino.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import org.sordino.dataset.ImageNormalisation;
import org.sordino.file.Json;

/**
 * Of images: their size, and the normalisation by the statistics of the training images.
 *
 * @param channels red, green and blue: 3
 * @param height rows: 32
 * @param width columns: 32
 * @param mean of each channel, bytes divided by 255
 * @param deviation of each channel, in the same unit
 */
public record ImageFeatures(
    int channels, int height, int width, List<Double> mean, List<Double> deviation)
    implements Features {
  private static final int CHANNELS = 3;

  /** Rows and columns of an image. */
  public static final int SIDE = 32;

  /** Refuses sizes that no data set here has, and statistics that cannot be applied. */
  public ImageFeatures {
    Json.require(mean, "mean");
    Json.require(deviation, "deviation");
    if (channels != CHANNELS || height != SIDE || width != SIDE) {
      throw new IllegalArgumentException(
          "features: expected 3 × 32 × 32, found %d × %d × %d".formatted(channels, height, width));
    }
    ImageNormalisation normalisation = new ImageNormalisation(mean, deviation);
    mean = normalisation.mean();
    deviation = normalisation.deviation();
  }

  /** Images of the one size that there is. */
  public static ImageFeatures of(ImageNormalisation normalisation) {
    return new ImageFeatures(CHANNELS, SIDE, SIDE, normalisation.mean(), normalisation.deviation());
  }

  /**
   * {@code features} as those of images.
   *
   * @throws IllegalArgumentException in words that follow a model's name if they are not
   */
  public static ImageFeatures in(Features features) {
    if (features instanceof ImageFeatures images) {
      return images;
    }
    throw new IllegalArgumentException(
        "expected a model of images, found one of inputs " + features.shape());
  }

  /** The statistics. */
  public ImageNormalisation normalisation() {
    return new ImageNormalisation(mean, deviation);
  }

  /**
   * Images as these features have them.
   *
   * @param other what {@code inputs} are normalised by
   * @param inputs N × 3 × 32 × 32
   */
  public NDArray from(ImageFeatures other, NDArray inputs) {
    return equals(other) ? inputs : restandardisation().of(other.restandardisation(), inputs);
  }

  private Restandardisation restandardisation() {
    return new Restandardisation(doubles(mean), doubles(deviation));
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public Shape shape() {
    return new Shape(channels, height, width);
  }

  @Override
  public boolean overTime() {
    return false;
  }

  @Override
  public Set<String> endings() {
    return Set.of("png", "jpg", "jpeg");
  }
}
