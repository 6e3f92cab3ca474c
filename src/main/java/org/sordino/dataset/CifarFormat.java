package org.sordino.dataset;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The binary version of CIFAR-10 or CIFAR-100 (Krizhevsky, "Learning Multiple Layers of Features
 * from Tiny Images", 2009). A record is one label byte (CIFAR-10) or two, coarse and fine
 * (CIFAR-100), and 3 × 32 × 32 pixel bytes; a file is records and nothing else. How many there are
 * follows from the file's size, so that a part of the data set can be read too.
 *
 * @param folder the folder in the official archive
 * @param archive the official archive
 * @param labels the number of values of each label byte; the last one is the class
 * @param trainFiles in the order that their images are numbered in
 * @param testFile the test images
 * @param namesFile the classes, one a line, in the order of their labels
 * @param classes what must stand in it
 */
record CifarFormat(
    String folder,
    String archive,
    List<Integer> labels,
    List<String> trainFiles,
    String testFile,
    String namesFile,
    OfficialClasses classes) {
  static final CifarFormat CIFAR_10 =
      new CifarFormat(
          "cifar-10-batches-bin",
          "cifar-10-binary.tar.gz",
          List.of(10),
          List.of(
              "data_batch_1.bin",
              "data_batch_2.bin",
              "data_batch_3.bin",
              "data_batch_4.bin",
              "data_batch_5.bin"),
          "test_batch.bin",
          "batches.meta.txt",
          OfficialClasses.TEN);

  static final CifarFormat CIFAR_100 =
      new CifarFormat(
          "cifar-100-binary",
          "cifar-100-binary.tar.gz",
          List.of(20, 100),
          List.of("train.bin"),
          "test.bin",
          "fine_label_names.txt",
          OfficialClasses.HUNDRED);

  /** Bytes of one record. */
  int recordBytes() {
    return labels.size() + LabelledImages.IMAGE_BYTES;
  }

  /** Every file that is needed, sorted by name. */
  Set<String> files() {
    Set<String> files = new TreeSet<>(trainFiles);
    files.add(testFile);
    files.add(namesFile);
    return files;
  }
}
