package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CINIC-10's layout, and CIFAR-10 as PNG files. */
class PngFoldersTest {
  @TempDir private Path dir;

  @BeforeEach
  void makeParts() throws IOException {
    MadeUpImages.pngPart(dir, "train", 0);
    MadeUpImages.pngPart(dir, "valid", 10);
    MadeUpImages.pngPart(dir, "test", 20);
  }

  private static ImagesByPart read(ImageDatasetName name, Path data, String... training)
      throws IOException {
    return name.read(data, List.of(training));
  }

  private String trouble(ImageDatasetName name) {
    String message =
        String.valueOf(
            assertThrows(ImageException.class, () -> read(name, dir, "train")).getMessage());
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.startsWith(dir.toString()), message);
    return message.substring(dir.toString().length());
  }

  private static List<String> names(LabelledImages images) {
    List<String> names = new ArrayList<>();
    for (int image = 0; image < images.size(); image++) {
      names.add(images.name(image));
    }
    return names;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Test
  void read_cinic_hasThreeParts() throws IOException {
    ImagesByPart parts = read(ImageDatasetName.CINIC_10, dir, "train");

    assertEquals(MadeUpImages.TEN, parts.classes());
    List<LabelledImages> three = List.of(parts.train(), parts.validation(), parts.test());
    for (int image = 0; image < 30; image++) {
      LabelledImages part = three.get(image / 10);
      assertEquals(10, part.size());
      assertEquals(image % 10, part.label(image % 10));
      assertArrayEquals(MadeUpImages.pixels(image), part.pixels(image % 10));
    }
    assertEquals("train/airplane/1.png", parts.train().name(0));
    assertEquals("valid/truck/1.png", parts.validation().name(9));
  }

  @Test
  void read_cinicTrainedOnBoth_hasNoValidation() throws IOException {
    ImagesByPart parts = read(ImageDatasetName.CINIC_10, dir, "train", "valid");

    assertEquals(20, parts.train().size());
    assertEquals(0, parts.validation().size());
    assertEquals("train/truck/1.png", parts.train().name(9));
    assertEquals("valid/airplane/1.png", parts.train().name(10));
    assertEquals(0, parts.train().label(10));
    assertArrayEquals(MadeUpImages.pixels(19), parts.train().pixels(19));
  }

  @Test
  void read_cifar_takesTrainAndTestOnly() throws IOException {
    ImagesByPart parts = read(ImageDatasetName.CIFAR_10, dir, "train");

    assertEquals(0, parts.validation().size());
    assertEquals(10, parts.train().size());
    assertArrayEquals(MadeUpImages.pixels(25), parts.test().pixels(5));
  }

  @Test
  void read_cifar100_hasItsClassesInTheOrderOfTheAlphabet() throws IOException {
    Path data = dir.resolve("hundred");
    for (int label = 0; label < 100; label++) {
      for (String part : new String[] {"train", "test"}) {
        Path folder = data.resolve(part).resolve(String.format(Locale.ROOT, "class%02d", label));
        MadeUpImages.png(folder.resolve("1.png"), MadeUpImages.rgb(MadeUpImages.pixels(label)));
      }
    }

    ImagesByPart parts = read(ImageDatasetName.CIFAR_100, data, "train");

    assertEquals("class42", parts.classes().get(42));
    assertEquals(99, parts.test().label(99));
    assertArrayEquals(MadeUpImages.pixels(99), parts.test().pixels(99));
  }

  @Test
  void read_names_areInNaturalOrderAndOthersPassedOver() throws IOException {
    Path cats = dir.resolve("train/cat");
    for (String name : new String[] {"10.png", "2.PNG", ".hidden.png"}) {
      MadeUpImages.png(cats.resolve(name), MadeUpImages.rgb(MadeUpImages.pixels(99)));
    }
    Files.writeString(cats.resolve("notes.txt"), "cats");
    Files.writeString(dir.resolve("train/README.md"), "text");
    Files.writeString(dir.resolve("imagenet-contributors.csv"), "text");

    List<String> names = names(read(ImageDatasetName.CINIC_10, dir, "train").train());

    assertEquals(
        List.of("train/cat/1.png", "train/cat/2.PNG", "train/cat/10.png"), names.subList(3, 6));
    assertEquals(12, names.size());
  }

  @Test
  void read_textNamedPng_isNamed() throws IOException {
    Files.writeString(dir.resolve("valid/frog/2.png"), "<html>moved</html>");

    assertEquals(
        "/valid/frog/2.png: expected a PNG image,"
            + " found a file that begins with the bytes 3c 68 74 6d 6c 3e 6d 6f",
        trouble(ImageDatasetName.CINIC_10));
  }

  @Test
  void read_folderNamedPng_isNamed() throws IOException {
    Files.createDirectory(dir.resolve("train/frog/2.png"));

    assertEquals(
        "/train/frog/2.png: expected a PNG image, found a folder",
        trouble(ImageDatasetName.CINIC_10));
  }

  @Test
  void read_emptyClass_isNamed() throws IOException {
    Files.delete(dir.resolve("test/ship/1.png"));

    assertEquals("/test/ship: expected PNG images, found none", trouble(ImageDatasetName.CINIC_10));
  }

  @Test
  void read_missingPart_isNamed() throws IOException {
    for (String name : MadeUpImages.TEN) {
      delete(dir.resolve("valid").resolve(name));
    }
    delete(dir.resolve("valid"));

    assertEquals(
        ": expected a folder valid of PNG images, found test, train",
        trouble(ImageDatasetName.CINIC_10));
  }

  @Test
  void read_fileForAFolder_isRefused() throws IOException {
    Path file = Files.writeString(dir.resolve("CINIC-10.tar.gz"), "x");

    assertEquals(
        file + ": expected a folder train of PNG images, found a file",
        assertThrows(ImageException.class, () -> read(ImageDatasetName.CINIC_10, file, "train"))
            .getMessage());
  }

  @Test
  void read_classesThatDifferBetweenParts_areListed() throws IOException {
    Files.move(dir.resolve("test/cat"), dir.resolve("test/lynx"));

    assertEquals(
        "/test: expected the folders airplane, automobile, bird, cat, deer, dog, frog, horse,"
            + " ship, truck, found airplane, automobile, bird, deer, dog, frog, horse, lynx, ship,"
            + " truck",
        trouble(ImageDatasetName.CIFAR_10));
  }

  @Test
  void read_otherClassesInAllParts_areNotTheDataSet() throws IOException {
    for (String part : new String[] {"train", "valid", "test"}) {
      Files.move(dir.resolve(part + "/cat"), dir.resolve(part + "/lynx"));
    }

    String trouble = trouble(ImageDatasetName.CINIC_10);
    assertTrue(
        trouble.startsWith("/train: expected the classes airplane, automobile, bird, cat"),
        trouble);
    assertTrue(trouble.endsWith("horse, lynx, ship, truck"), trouble);
    assertEquals(
        "/train: expected 100 different classes, found 10 in 10 names",
        trouble(ImageDatasetName.CIFAR_100));
  }

  @Test
  void read_noClassFolders_isRefused() throws IOException {
    for (String name : MadeUpImages.TEN) {
      delete(dir.resolve("train").resolve(name));
    }

    assertEquals(
        "/train: expected a folder of PNG images per class, found no folders",
        trouble(ImageDatasetName.CIFAR_10));
  }
}
