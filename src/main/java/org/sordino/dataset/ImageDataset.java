package org.sordino.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.sordino.file.Sha256;

/**
 * Labelled images of 32 × 32 pixels in memory, divided into parts. {@link ImageDatasetName} opens
 * one. It never changes.
 */
public final class ImageDataset {
  private final String name;
  private final ImagesByPart data;
  private final ImageSelection train;
  private final ImageSelection validation;

  ImageDataset(String name, ImagesByPart data) {
    this(name, data, ImageSelection.all(data.train()), ImageSelection.all(data.validation()));
  }

  private ImageDataset(
      String name, ImagesByPart data, ImageSelection train, ImageSelection validation) {
    this.name = name;
    this.data = data;
    this.train = train;
    this.validation = validation;
  }

  /** The same with a tenth of its training images for validation, always the same ones. */
  public ImageDataset tenthHeldOut() {
    return holdOut(train.size() / 10, 1);
  }

  /** Its name in options and files: {@code cifar-10}. */
  public String name() {
    return name;
  }

  /** The classes in the official order; a label is an index into this list. */
  public List<String> classes() {
    return data.classes();
  }

  /**
   * Refuses to be trained on where a class has no training or no test images.
   *
   * @param where the images are, for the message
   * @throws IOException that names the first such class
   */
  public void requireEveryClass(Path where) throws IOException {
    requireEveryClass(where, "training", data.train());
    requireEveryClass(where, "test", data.test());
  }

  private void requireEveryClass(Path where, String part, LabelledImages images)
      throws IOException {
    List<String> missing = data.missing(images);
    if (!missing.isEmpty()) {
      throw new ImageException(where, part + " images of every class", "none of " + missing.get(0));
    }
  }

  /** The statistics of the training part. */
  public ImageNormalisation normalisation() {
    return ImageNormalisation.fit(train);
  }

  /** Number of images of {@code part}. */
  public int size(Part part) {
    return selection(part).size();
  }

  /**
   * The images of {@code part}, 3 × 32 × 32 each, never augmented; none where the data set has no
   * such part. An image is named by its file below the data folder, or by the part of the official
   * archive and its number there, like {@code test/00042}.
   *
   * @param normalisation that of the model which is to see them
   */
  public Examples examples(Part part, ImageNormalisation normalisation) {
    return plain(selection(part), normalisation);
  }

  /**
   * The training part, in every epoch of a training mirrored with probability 1/2 and cut out of
   * the image with 4 black pixels around it. What an epoch sees of an image depends on {@code
   * seed}, the epoch and the image alone. Outside of an epoch ({@link Examples#inEpoch}) the images
   * are as {@link #examples} gives them.
   */
  public Examples augmentedTraining(ImageNormalisation normalisation, long seed) {
    return plain(train, normalisation).augmented(seed);
  }

  /**
   * The same data set with some training images set apart as validation part, of every class its
   * share; for tuning, where there is no validation part.
   *
   * @param images how many
   * @param seed decides which
   * @throws IllegalArgumentException if there is a validation part already, or if a class would be
   *     left without images on either side
   */
  ImageDataset holdOut(int images, long seed) {
    if (validation.size() > 0) {
      throw new IllegalArgumentException(
          "hold-out: expected a data set without a validation part, found %s with one of %d images"
              .formatted(name, validation.size()));
    }
    HoldOut divided = HoldOut.of(data.train(), classes(), images, seed);
    return new ImageDataset(name, data, divided.rest(), divided.held());
  }

  /**
   * SHA-256 over classes, pixels and labels of all that was read, part by part, in hexadecimal and
   * cut to 128 bits: the same files have the same fingerprint on every machine, whatever is held
   * out.
   */
  public String fingerprint() {
    MessageDigest digest = Sha256.digest();
    digest.update((String.join("\n", classes()) + "\n").getBytes(StandardCharsets.UTF_8));
    List.of(data.train(), data.validation(), data.test()).forEach(part -> part.digest(digest));
    return Sha256.identity(digest);
  }

  private ImageExamples plain(ImageSelection images, ImageNormalisation normalisation) {
    return ImageExamples.plain(classes(), images, normalisation);
  }

  private ImageSelection selection(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> ImageSelection.all(data.test());
    };
  }
}
