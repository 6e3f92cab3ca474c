package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sordino.dataset.MadeUpImages.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDatasetTest {
  @TempDir private Path dir;

  private ImageDataset cifar10(Map<String, byte[]> files) throws IOException {
    return ImageDatasetName.CIFAR_10.open(MadeUpImages.write(dir.resolve("cifar"), files));
  }

  /** A data set of {@code sizes[c]} training images of each class c, in turns, and one to test. */
  private static ImageDataset of(int... sizes) {
    List<Integer> labels = new ArrayList<>();
    for (int turn = 0; turn < 1000; turn++) {
      for (int label = 0; label < sizes.length; label++) {
        if (turn < sizes[label]) {
          labels.add(label);
        }
      }
    }
    byte[] bytes = new byte[labels.size()];
    List<byte[]> pixels = new ArrayList<>();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = labels.get(i).byteValue();
      pixels.add(MadeUpImages.pixels(i));
    }
    List<String> classes = List.of("a", "b", "c", "d").subList(0, sizes.length);
    LabelledImages train = new LabelledImages(pixels, bytes, i -> "train/" + i);
    return new ImageDataset(
        "made-up", new ImagesByPart(classes, train, LabelledImages.none(), MadeUpImages.images(1)));
  }

  private static List<String> items(Examples examples) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      items.add(examples.item(i));
    }
    return items;
  }

  private static List<String> items(ImageDataset dataset, Part part) {
    return items(dataset.examples(part, MadeUpImages.NORMALISATION));
  }

  private static int[] counts(ImageDataset dataset, Part part) {
    Examples examples = dataset.examples(part, MadeUpImages.NORMALISATION);
    int[] counts = new int[dataset.classes().size()];
    for (int i = 0; i < examples.size(); i++) {
      counts[examples.label(i)]++;
    }
    return counts;
  }

  @Test
  void examples_cifar10_haveTheirParts() throws IOException {
    ImageDataset dataset = cifar10(MadeUpImages.cifar10());

    assertEquals("cifar-10", dataset.name());
    assertEquals(MadeUpImages.TEN, dataset.classes());
    assertEquals(10, items(dataset, Part.TRAIN).size());
    assertEquals(List.of(), items(dataset, Part.VALIDATION));
    assertEquals(List.of("test/00000", "test/00001"), items(dataset, Part.TEST));
  }

  @Test
  void augmentedTraining_cifar10_changesInEpochsOnly() throws IOException {
    ImageDataset dataset = cifar10(MadeUpImages.cifar10());
    ImageNormalisation normalisation = dataset.normalisation();
    Examples plain = dataset.examples(Part.TRAIN, normalisation);
    Examples training = dataset.augmentedTraining(normalisation, 3);

    assertEquals(items(plain), items(training));
    assertArrayEquals(read(plain, 1), read(training, 1));
    CropFlip cropFlip = CropFlip.random(3, 1, 1);
    assertNotEquals(CropFlip.PLAIN, cropFlip);
    float corner = read(training.inEpoch(1), 1)[0];
    assertNotEquals(read(plain, 1)[0], corner);
  }

  @Test
  void normalisation_trainingPart_seesItAlone() throws IOException {
    Map<String, byte[]> files = MadeUpImages.cifar10();
    ImageNormalisation first = cifar10(files).normalisation();
    files.put("test_batch.bin", new byte[3073]);
    ImageNormalisation second = cifar10(files).normalisation();
    files.get("data_batch_5.bin")[1]++; // a pixel
    ImageNormalisation third = cifar10(files).normalisation();

    assertEquals(first, second);
    assertNotEquals(first, third);
  }

  @Test
  void fingerprint_sameImages_isTheSameFromFolderAndArchive() throws IOException {
    Map<String, byte[]> files = MadeUpImages.cifar10();
    Path archive =
        MadeUpImages.write(dir, Map.of("x.tgz", MadeUpImages.gzip(MadeUpImages.tar("any", files))))
            .resolve("x.tgz");

    String fingerprint = cifar10(files).fingerprint();

    assertTrue(fingerprint.matches("[0-9a-f]{32}"), fingerprint);
    assertEquals(fingerprint, ImageDatasetName.CIFAR_10.open(archive).fingerprint());
    assertEquals(of(4, 4).fingerprint(), of(4, 4).holdOut(2, 1).fingerprint());
  }

  @Test
  void fingerprint_onePixelOrLabel_changesIt() throws IOException {
    Map<String, byte[]> files = MadeUpImages.cifar10();
    String fingerprint = cifar10(files).fingerprint();
    for (int at : new int[] {0, 3072}) {
      Map<String, byte[]> changed = MadeUpImages.cifar10();
      changed.get("test_batch.bin")[at] ^= 1;
      assertNotEquals(fingerprint, cifar10(changed).fingerprint());
    }
    // An image that moves from one batch to the next is still the same training part.
    Map<String, byte[]> moved = MadeUpImages.cifar10();
    moved.put(
        "data_batch_1.bin",
        MadeUpImages.join(
            files.get("data_batch_1.bin"), Arrays.copyOf(files.get("data_batch_2.bin"), 3073)));
    moved.put(
        "data_batch_2.bin", Arrays.copyOfRange(files.get("data_batch_2.bin"), 3073, 2 * 3073));
    assertEquals(fingerprint, cifar10(moved).fingerprint());
  }

  @Test
  void holdOut_evenClasses_takesAsManyOfEach() {
    ImageDataset held = of(20, 20, 20).holdOut(15, 1);

    assertArrayEquals(new int[] {5, 5, 5}, counts(held, Part.VALIDATION));
    assertArrayEquals(new int[] {15, 15, 15}, counts(held, Part.TRAIN));
    List<String> all = new ArrayList<>(items(held, Part.TRAIN));
    all.addAll(items(held, Part.VALIDATION));
    assertEquals(60, all.stream().distinct().count());
    assertEquals(1, items(held, Part.TEST).size());
  }

  /** Shares of 10 of 60: 5.83, 3.33 and 0.83; the first and the last lost most by rounding. */
  @Test
  void holdOut_unevenClasses_sharesOutByTheLargestRemainder() {
    ImageDataset held = of(35, 20, 5).holdOut(10, 1);

    assertArrayEquals(new int[] {6, 3, 1}, counts(held, Part.VALIDATION));
  }

  @Test
  void holdOut_sameSeed_takesTheSameAndAnotherSeedOthers() {
    List<String> first = items(of(20, 20, 20).holdOut(15, 1), Part.VALIDATION);

    assertEquals(first, items(of(20, 20, 20).holdOut(15, 1), Part.VALIDATION));
    assertNotEquals(first, items(of(20, 20, 20).holdOut(15, 2), Part.VALIDATION));
  }

  @Test
  void holdOut_images_areThoseOfTheSmallestHashes() {
    // Of class a "1/a/train/2" has the smallest SHA-256 of numbers 0, 2, 4 and 6; worked out apart.
    assertEquals(List.of("train/1", "train/2"), items(of(4, 4).holdOut(2, 1), Part.VALIDATION));
  }

  @Test
  void holdOut_normalisation_isThatOfTheRest() {
    ImageDataset whole = of(20, 20);
    ImageDataset held = whole.holdOut(20, 1);

    assertNotEquals(whole.normalisation(), held.normalisation());
  }

  @Test
  void holdOut_numbersThatLeaveNothing_areRefused() {
    ImageDataset dataset = of(20, 20, 2);
    for (int wrong : new int[] {0, -1, 42}) {
      assertEquals(
          "hold-out: expected 1 to 41 images, found " + wrong,
          assertThrows(IllegalArgumentException.class, () -> dataset.holdOut(wrong, 1))
              .getMessage());
    }
    assertEquals(
        "hold-out: expected a number of images that leaves every class some on either side,"
            + " found 3, which takes 0 of the 2 of c",
        assertThrows(IllegalArgumentException.class, () -> dataset.holdOut(3, 1)).getMessage());
    assertEquals(
        "hold-out: expected a number of images that leaves every class some on either side,"
            + " found 40, which takes 2 of the 2 of c",
        assertThrows(IllegalArgumentException.class, () -> dataset.holdOut(40, 1)).getMessage());
  }

  @Test
  void holdOut_validationIsThere_isRefused() throws IOException {
    MadeUpImages.pngPart(dir, "train", 0);
    MadeUpImages.pngPart(dir, "valid", 10);
    MadeUpImages.pngPart(dir, "test", 20);
    ImageDataset cinic = ImageDatasetName.CINIC_10.open(dir);

    assertEquals(10, items(cinic, Part.VALIDATION).size());
    assertEquals(
        "hold-out: expected a data set without a validation part,"
            + " found cinic-10 with one of 10 images",
        assertThrows(IllegalArgumentException.class, () -> cinic.holdOut(10, 1)).getMessage());
  }

  @Test
  void open_cinicTrainedOnBoth_hasNoValidation() throws IOException {
    MadeUpImages.pngPart(dir, "train", 0);
    MadeUpImages.pngPart(dir, "valid", 10);
    MadeUpImages.pngPart(dir, "test", 20);

    ImageDataset cinic = ImageDatasetName.CINIC_10.open(dir, TrainParts.BOTH);

    assertEquals(20, items(cinic, Part.TRAIN).size());
    assertEquals(List.of(), items(cinic, Part.VALIDATION));
  }

  /** As the folder of a class would be that has no images. */
  @Test
  void requireEveryClass_noneOfOneInTraining_isNamed() throws IOException {
    Map<String, byte[]> files = MadeUpImages.cifar10();
    files.replaceAll((name, bytes) -> name.startsWith("data") ? withoutTrucks(bytes) : bytes);

    assertEquals(
        dir.resolve("cifar") + ": expected training images of every class, found none of truck",
        assertThrows(
                ImageException.class, () -> cifar10(files).requireEveryClass(dir.resolve("cifar")))
            .getMessage());
  }

  @Test
  void requireEveryClass_noneOfOneInTheTest_isNamed() throws IOException {
    Map<String, byte[]> files = MadeUpImages.cifar10();
    byte[][] images = new byte[10][];
    Arrays.setAll(images, label -> MadeUpImages.record(label, label));
    files.put("test_batch.bin", withoutTrucks(MadeUpImages.join(images)));

    assertEquals(
        dir.resolve("cifar") + ": expected test images of every class, found none of truck",
        assertThrows(
                ImageException.class, () -> cifar10(files).requireEveryClass(dir.resolve("cifar")))
            .getMessage());
  }

  private static byte[] withoutTrucks(byte[] records) {
    for (int label = 0; label < records.length; label += 3073) {
      records[label] = (byte) Math.min(records[label], 8);
    }
    return records;
  }

  @Test
  void open_otherTrainingParts_areRefused() {
    assertEquals(
        "--train-parts: expected train or train,valid with --dataset cinic-10, found valid",
        assertThrows(
                IllegalArgumentException.class,
                () -> ImageDatasetName.CINIC_10.open(dir, TrainParts.parse("valid")))
            .getMessage());
    assertEquals(
        "--train-parts: expected train with --dataset cifar-100, found train,valid",
        assertThrows(
                IllegalArgumentException.class,
                () -> ImageDatasetName.CIFAR_100.open(dir, TrainParts.BOTH))
            .getMessage());
  }

  @Test
  void parse_names_areThoseOfTheOption() {
    for (String name : List.of("gtzan", "demo", "cifar-10", "cifar-100", "cinic-10")) {
      assertEquals(name, DatasetName.parse(name).label());
    }
    assertEquals(
        "--dataset: expected one of gtzan, demo, cifar-10, cifar-100, cinic-10, found mnist",
        assertThrows(IllegalArgumentException.class, () -> DatasetName.parse("mnist"))
            .getMessage());
  }
}
