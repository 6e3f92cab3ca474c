package org.sordino;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Drives {@code cifar10.sh}, {@code cifar100.sh} and {@code cinic10.sh} against a server on
 * 127.0.0.1 with small made-up parts of the data sets; what all scripts share is tried in {@link
 * GtzanScriptTest}.
 */
class ImageScriptsTest {
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /** Two images a test file. */
  private static final Map<String, String> TWO = Map.of("IMAGES", "2");

  @TempDir Path folder;

  @BeforeAll
  static void checkTools() throws IOException, InterruptedException {
    DataScript.checkTools();
  }

  /** The name of a script, the data set in Sordino, the folder that it makes. */
  static Stream<Arguments> scripts() {
    return Stream.of(
        Arguments.of("cifar10", "cifar-10", "cifar-10-batches-bin"),
        Arguments.of("cifar100", "cifar-100", "cifar-100-binary"),
        Arguments.of("cinic10", "cinic-10", "cinic-10"));
  }

  /** Makes the files of a data set in {@code folder/made}. */
  private Path make(String script) throws IOException {
    Path made = Files.createDirectories(folder.resolve("made"));
    switch (script) {
      case "cifar10" -> {
        Path files = Files.createDirectories(made.resolve("cifar-10-batches-bin"));
        for (int batch = 1; batch <= 5; batch++) {
          Files.write(files.resolve("data_batch_" + batch + ".bin"), new byte[2 * 3073]);
        }
        Files.write(files.resolve("test_batch.bin"), new byte[2 * 3073]);
        Files.writeString(files.resolve("batches.meta.txt"), String.join("\n", CLASSES) + "\n\n");
      }
      case "cifar100" -> {
        Path files = Files.createDirectories(made.resolve("cifar-100-binary"));
        Files.write(files.resolve("train.bin"), new byte[10 * 3074]);
        Files.write(files.resolve("test.bin"), new byte[2 * 3074]);
        Files.writeString(files.resolve("fine_label_names.txt"), "name\n".repeat(100));
      }
      default -> {
        Files.writeString(made.resolve("README.md"), "CINIC-10");
        for (String part : List.of("train", "valid", "test")) {
          for (String name : CLASSES) {
            Path images = Files.createDirectories(made.resolve(part).resolve(name));
            Files.writeString(images.resolve("1.png"), "1");
            Files.writeString(images.resolve("2.png"), "2");
          }
        }
      }
    }
    return made;
  }

  private static byte[] pack(Path made) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(made)) {
      return DataScript.pack(
          made, files.map(file -> file.getFileName().toString()).toArray(String[]::new));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void script_wholeDownload_unpacksAndNamesTheNextCommand(String name, String dataset, String kept)
      throws Exception {
    try (DataScript script = new DataScript(name, folder)) {
      script.archive = pack(make(name));

      DataScript.Outcome first = script.run(TWO);
      DataScript.Outcome second = script.run(TWO);

      assertEquals(0, first.status(), first.stderr());
      assertEquals(
          "next: sordino train --dataset "
              + dataset
              + " --data "
              + script.data.toString().replace(" ", "\\ ")
              + "/"
              + kept
              + " --out runs/"
              + dataset
              + "\n",
          first.stdout());
      assertTrue(first.stderr().contains(" images"), first.stderr());
      assertEquals(first.stdout(), second.stdout());
      assertEquals(List.of("-"), script.requests);
      try (Stream<Path> files = Files.list(script.data)) {
        assertEquals(List.of(script.data.resolve(kept)), files.toList());
      }
    }
  }

  /** Unless told that it is a part, a script expects the whole data set. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void script_partOfTheDataSet_isNotTheWhole(String name, String dataset, String kept)
      throws Exception {
    try (DataScript script = new DataScript(name, folder)) {
      script.archive = pack(make(name));

      DataScript.Outcome outcome = script.run();

      assertEquals(1, outcome.status());
      String expected =
          switch (name) {
            case "cifar10" ->
                "data_batch_1.bin: expected 30730000 bytes (10000 images), found 6146 bytes\n";
            case "cifar100" ->
                "train.bin: expected 153700000 bytes (50000 images), found 30740 bytes\n";
            default ->
                ": expected 9000 images in each class, found train/airplane (2) train/automobile (2)";
          };
      assertTrue(outcome.stderr().contains(expected), outcome.stderr());
      assertFalse(Files.exists(script.data.resolve(kept)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void script_somethingMissing_isNamed(String name, String dataset, String kept) throws Exception {
    try (DataScript script = new DataScript(name, folder)) {
      Path made = make(name);
      Files.delete(
          made.resolve(
              switch (name) {
                case "cifar10" -> "cifar-10-batches-bin/batches.meta.txt";
                case "cifar100" -> "cifar-100-binary/test.bin";
                default -> "valid/ship/1.png";
              }));
      script.archive = pack(made);

      DataScript.Outcome outcome = script.run(TWO);

      assertEquals(1, outcome.status());
      String expected =
          switch (name) {
            case "cifar10" -> "batches.meta.txt: expected 10 lines, found 0\n";
            case "cifar100" -> "test.bin: expected 6148 bytes (2 images), found none\n";
            default -> ": expected 2 images in each class, found valid/ship (1)\n";
          };
      assertTrue(outcome.stderr().contains(expected), outcome.stderr());
      assertFalse(Files.exists(script.data.resolve(kept)));
    }
  }

  @Test
  void cinic10_archiveWithAFolderAroundIt_isUnpackedToo() throws Exception {
    try (DataScript script = new DataScript("cinic10", folder)) {
      Path made = make("cinic10");
      Files.move(made, folder.resolve("CINIC-10"));
      script.archive = DataScript.pack(folder, "CINIC-10");

      DataScript.Outcome outcome = script.run(TWO);

      assertEquals(0, outcome.status(), outcome.stderr());
      assertTrue(Files.exists(script.data.resolve("cinic-10/valid/ship/2.png")));
    }
  }

  @Test
  void cifar10_otherArchive_saysWhatItExpected() throws Exception {
    try (DataScript script = new DataScript("cifar10", folder)) {
      Files.createDirectories(folder.resolve("cifar-10-batches-py"));
      script.archive = DataScript.pack(folder, "cifar-10-batches-py");

      DataScript.Outcome outcome = script.run(TWO);

      assertEquals(1, outcome.status());
      assertTrue(
          outcome
              .stderr()
              .contains("expected a folder cifar-10-batches-bin in it, found cifar-10-batches-py/"),
          outcome.stderr());
    }
  }

  @Test
  void cifar10_checksumOfItsPage_isTheOneExpected() throws Exception {
    try (DataScript script = new DataScript("cifar10", folder)) {
      script.archive = pack(make("cifar10"));

      DataScript.Outcome outcome = script.run(Map.of("MD5", ""));

      assertEquals(1, outcome.status());
      assertTrue(
          outcome
              .stderr()
              .contains("wrong checksum: expected MD5 c32a1d4ab5d03f1284b67883e8d87530, found "),
          outcome.stderr());
    }
  }
}
