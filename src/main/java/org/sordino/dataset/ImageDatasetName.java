package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The registry of image data sets. */
public enum ImageDatasetName implements DatasetName {
  /**
   * CIFAR-10 (Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009): 50,000
   * training and 10,000 test images of ten classes, no validation part. The official binary
   * archive, its unpacked folder, the folder above that, or PNG files as {@code train/cat/1.png}
   * and {@code test/cat/1.png}.
   */
  CIFAR_10 {
    @Override
    ReadImages read(Path data, List<String> training) throws IOException {
      return new ImageFiles(data).cifar(CifarFormat.CIFAR_10);
    }
  },

  /**
   * CIFAR-100 (likewise): as many images of a hundred classes, the fine labels, in the order of
   * {@code fine_label_names.txt}, which is the alphabet's.
   */
  CIFAR_100 {
    @Override
    ReadImages read(Path data, List<String> training) throws IOException {
      return new ImageFiles(data).cifar(CifarFormat.CIFAR_100);
    }
  },

  /**
   * CINIC-10 (Darlow, Crowley, Antoniou and Storkey, "CINIC-10 is not ImageNet or CIFAR-10",
   * arXiv:1810.03505): 90,000 training, validation and test images each, of CIFAR-10's classes, as
   * PNG files like {@code valid/cat/1.png} in the folders {@code train}, {@code valid} and {@code
   * test}.
   */
  CINIC_10 {
    @Override
    ReadImages read(Path data, List<String> training) throws IOException {
      List<String> validation = training.contains(VALID) ? List.of() : List.of(VALID);
      return new ImageFiles(data).folders(training, validation, OfficialClasses.TEN);
    }
  };

  /** The part that always trains. */
  public static final String TRAIN = "train";

  /** The part that validates unless it trains. */
  public static final String VALID = "valid";

  /** Behind the parts that train: but for {@link ImageDataset#tenthHeldOut() a tenth}. */
  public static final String HELD_OUT = " 9/10";

  private static final String BOTH = TRAIN + "," + VALID;

  abstract ReadImages read(Path data, List<String> training) throws IOException;

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Subject subject() {
    return Subject.IMAGE;
  }

  /** Reads all parts; the folder {@code train} trains. See {@link #open(Path, String)}. */
  public ImageDataset open(Path data) throws IOException {
    return open(data, TRAIN);
  }

  /**
   * Reads all parts into memory, 3 KiB an image.
   *
   * @param data where it is
   * @param training the parts that train: {@code train}, or for CINIC-10 also {@code train,valid},
   *     which leaves it without a validation part; with {@link #HELD_OUT} behind them all but a
   *     tenth, which validates
   * @throws IllegalArgumentException if there are no such parts
   * @throws IOException if a file is missing, cut or not as it should be
   */
  public ImageDataset open(Path data, String training) throws IOException {
    if (training.endsWith(HELD_OUT)) {
      String parts = training.substring(0, training.length() - HELD_OUT.length());
      return open(data, parts).tenthHeldOut();
    }
    requireThere(data, training);
    return new ImageDataset(label(), read(data, List.of(training.split(",", -1))));
  }

  /**
   * Refuses what {@link #open(Path, String)} refuses, as far as that shows without reading images.
   *
   * @throws IllegalArgumentException if there are no such parts
   * @throws IOException if there is neither a folder nor an archive
   */
  public void requireThere(Path data, String training) throws IOException {
    List<String> known = this == CINIC_10 ? List.of(TRAIN, BOTH) : List.of(TRAIN);
    if (!known.contains(training)) {
      throw new IllegalArgumentException(
          "--train-parts: expected %2$s with --dataset %1$s, found %3$s"
              .formatted(label(), String.join(" or ", known), training));
    }
    if (!Files.exists(data)) {
      throw new ImageException(data, "the images of " + label(), "nothing");
    }
  }
}
