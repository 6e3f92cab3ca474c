package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
    ImagesByPart read(Path data, List<String> training) throws IOException {
      return new ImageFiles(data).cifar(CifarFormat.CIFAR_10);
    }
  },

  /**
   * CIFAR-100 (likewise): as many images of a hundred classes, the fine labels, in the order of
   * {@code fine_label_names.txt}, which is the alphabet's.
   */
  CIFAR_100 {
    @Override
    ImagesByPart read(Path data, List<String> training) throws IOException {
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
    ImagesByPart read(Path data, List<String> training) throws IOException {
      List<String> validation =
          training.contains(TrainParts.VALID) ? List.of() : List.of(TrainParts.VALID);
      return new ImageFiles(data).folders(training, validation, OfficialClasses.TEN);
    }
  };

  abstract ImagesByPart read(Path data, List<String> training) throws IOException;

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public ItemKind itemKind() {
    return ItemKind.IMAGE;
  }

  /** Reads all parts; the folder {@code train} trains. See {@link #open(Path, TrainParts)}. */
  public ImageDataset open(Path data) throws IOException {
    return open(data, TrainParts.TRAIN);
  }

  /**
   * Reads all parts into memory, 3 KiB an image.
   *
   * @param data where it is
   * @param training the parts that train; with {@code valid} among them CINIC-10 has no validation
   *     part
   * @throws IllegalArgumentException if there are no such parts
   * @throws IOException if a file is missing, cut or not as it should be
   */
  public ImageDataset open(Path data, TrainParts training) throws IOException {
    requireThere(data, training.whole());
    ImageDataset images = new ImageDataset(label(), read(data, training.folders()));
    return training.tenthHeldOut() ? images.tenthHeldOut() : images;
  }

  /**
   * Refuses what {@link #open(Path, TrainParts)} refuses, as far as that shows without reading
   * images, and parts that only a search trains on: a tenth is held out where there is no test
   * part.
   *
   * @throws IllegalArgumentException if there are no such parts
   * @throws IOException if there is neither a folder nor an archive
   */
  public void requireThere(Path data, TrainParts training) throws IOException {
    List<TrainParts> known =
        this == CINIC_10 ? List.of(TrainParts.TRAIN, TrainParts.BOTH) : List.of(TrainParts.TRAIN);
    if (!known.contains(training)) {
      throw new IllegalArgumentException(
          "--train-parts: expected %2$s with --dataset %1$s, found %3$s"
              .formatted(
                  label(),
                  known.stream().map(TrainParts::toString).collect(Collectors.joining(" or ")),
                  training));
    }
    if (!Files.exists(data)) {
      throw new ImageException(data, "the images of " + label(), "nothing");
    }
  }
}
