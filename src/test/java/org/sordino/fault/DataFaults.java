package org.sordino.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sordino.dataset.ImageDataset;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.MadeUpImages;
import org.sordino.dataset.Part;
import org.sordino.dataset.Picture;

/** Damaged data sets of images: CIFAR's files and archives, CINIC-10's PNG files; and pictures. */
final class DataFaults {
  private static final String BATCH = "data_batch_1.bin";
  private static final String TRAIN = "train.bin";
  private static final String ARCHIVE = "cifar-10-binary.tar.gz";

  /** What SECURITY.md promises of a picture: 16 bytes for each pixel, at most for 16 million. */
  private static final long PICTURE_BYTES = 16L * 16_000_000;

  private DataFaults() {}

  static List<Target> targets(Path folder) throws IOException {
    Map<String, byte[]> files = MadeUpImages.cifar10();
    Path unpacked = MadeUpImages.write(folder.resolve("cifar"), files);
    byte[] tar = MadeUpImages.tar("cifar-10-batches-bin", files);
    Path pictures = folder.resolve("cinic");
    for (String part : List.of("train", "valid", "test")) {
      MadeUpImages.pngPart(pictures, part, part.length());
    }
    List<Target> targets = new ArrayList<>();
    List<Specimen> batches = new ArrayList<>();
    for (String name : List.of(BATCH, "batches.meta.txt")) {
      batches.add(Target.there(unpacked.resolve(name)));
    }
    targets.add(new Target("cifar", unpacked, batches, DataFaults::readBatches));
    Path hundred = MadeUpImages.write(folder.resolve("cifar-100"), MadeUpImages.cifar100());
    List<Specimen> fine = new ArrayList<>();
    for (String name : List.of(TRAIN, "fine_label_names.txt")) {
      fine.add(Target.there(hundred.resolve(name)));
    }
    targets.add(new Target("cifar-100", hundred, fine, DataFaults::readHundred));
    targets.add(
        Target.of(
            "cifar",
            folder.resolve("archive"),
            List.of(new Specimen(ARCHIVE, MadeUpImages.gzip(tar), Repair.NONE)),
            DataFaults::readArchive));
    targets.add(
        Target.of(
            "cifar",
            folder.resolve("forged"),
            List.of(new Specimen("cifar.tar", tar, Repair.NONE)),
            DataFaults::readForgedArchive));
    Path cat = pictures.resolve("train/cat");
    targets.add(
        new Target(
            "cinic",
            cat,
            List.of(Target.there(cat.resolve("1.png"), Repair.PNG)),
            file -> ImageDatasetName.CINIC_10.open(pictures).size(Part.TRAIN)));
    targets.add(
        Target.of(
                "picture",
                folder.resolve("pictures"),
                List.of(
                    new Specimen("a.jpg", MadeUpImages.noise("jpg", 60, 40), Repair.NONE),
                    new Specimen("a.png", MadeUpImages.noise("png", 40, 50), Repair.PNG)),
                file -> Picture.read(file).pixels().length)
            .taking(PICTURE_BYTES));
    return targets;
  }

  /** Wrong pixels cannot be found, but there are as many images as the files have room for. */
  private static long readBatches(Path file) throws IOException {
    Path folder = file.resolveSibling("");
    ImageDataset data = ImageDatasetName.CIFAR_10.open(folder);
    long expected = 8 + Files.size(folder.resolve(BATCH)) / 3073;
    if (data.size(Part.TRAIN) != expected) {
      throw new AssertionError(data.size(Part.TRAIN) + " images, not " + expected);
    }
    return 3072L * (expected + 2);
  }

  /** Likewise: a record is the coarse and the fine label, and the pixels. */
  private static long readHundred(Path file) throws IOException {
    Path folder = file.resolveSibling("");
    int images = ImageDatasetName.CIFAR_100.open(folder).size(Part.TRAIN);
    long expected = Files.size(folder.resolve(TRAIN)) / 3074;
    if (images != expected) {
      throw new AssertionError(images + " images, not " + expected);
    }
    return 3072L * (expected + 1);
  }

  /** The checksum of gzip finds all damage. */
  private static long readArchive(Path file) throws IOException {
    String found = ImageDatasetName.CIFAR_10.open(file).fingerprint();
    Path whole = file.resolveSibling("../cifar");
    String expected = ImageDatasetName.CIFAR_10.open(whole).fingerprint();
    if (!found.equals(expected)) {
      throw new AssertionError("other images");
    }
    return 3072 * 24;
  }

  /** A damaged archive whose gzip is right. */
  private static long readForgedArchive(Path tar) throws IOException {
    Path packed = tar.resolveSibling(ARCHIVE);
    Files.write(packed, MadeUpImages.gzip(Files.readAllBytes(tar)));
    return 3072L * ImageDatasetName.CIFAR_10.open(packed).size(Part.TRAIN);
  }
}
