package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.Allocated;
import org.sordino.OtherDigits;

class CifarReaderTest {
  @TempDir private Path dir;

  private final Map<String, byte[]> files = MadeUpImages.cifar10();

  /** The files as an archive. */
  private Path archive() throws IOException {
    return archive(MadeUpImages.gzip(MadeUpImages.tar("cifar-10-batches-bin", files)));
  }

  private Path archive(byte[] content) throws IOException {
    return Files.write(dir.resolve("cifar-10-binary.tar.gz"), content);
  }

  private static ImagesByPart read(Path data) throws IOException {
    return ImageDatasetName.CIFAR_10.read(data, List.of("train"));
  }

  /** Reads, expects trouble in one line that names {@code data}, and gives the rest of it. */
  private static String trouble(Path data) {
    String message =
        String.valueOf(assertThrows(ImageException.class, () -> read(data)).getMessage());
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.startsWith(data.toString()), message);
    return message.substring(data.toString().length());
  }

  private static void assertWhole(ImagesByPart parts) {
    assertEquals(MadeUpImages.TEN, parts.classes());
    assertEquals(10, parts.train().size());
    assertEquals(0, parts.validation().size());
    assertEquals(2, parts.test().size());
    for (int image = 0; image < 12; image++) {
      LabelledImages part = image < 10 ? parts.train() : parts.test();
      assertEquals(9 - image % 10, part.label(image % 10));
      assertArrayEquals(MadeUpImages.pixels(image), part.pixels(image % 10));
    }
    assertEquals("train/00009", parts.train().name(9));
    assertEquals("test/00001", parts.test().name(1));
  }

  @Test
  void read_folder_numbersTheImagesOverItsFiles() throws IOException {
    assertWhole(read(MadeUpImages.write(dir.resolve("anything"), files)));
  }

  /** The names stand in predictions.csv. */
  @Test
  void read_wherePeopleUseOtherDigits_numbersTheImagesAlike() throws Exception {
    Path data = MadeUpImages.write(dir.resolve("anything"), files);
    assertEquals("test/00001", OtherDigits.where(() -> read(data).test().name(1)));
  }

  @Test
  void read_folderAbove_findsIt() throws IOException {
    MadeUpImages.write(dir.resolve("cifar-10-batches-bin"), files);

    assertWhole(read(dir));
  }

  @Test
  void read_archive_isTheSameInAnyOrder() throws IOException {
    files.put("readme.html", MadeUpImages.text("<html>"));
    assertWhole(read(archive()));

    Map<String, byte[]> backwards = new TreeMap<>(Comparator.reverseOrder());
    backwards.putAll(files);
    assertWhole(
        read(archive(MadeUpImages.gzip(MadeUpImages.tar("a/folder of long names", backwards)))));
  }

  @Test
  void read_cifar100_takesTheFineLabels() throws IOException {
    Path folder = MadeUpImages.write(dir.resolve("cifar-100-binary"), MadeUpImages.cifar100());

    ImagesByPart parts = CifarReader.readFolder(folder, CifarFormat.CIFAR_100);

    assertEquals("class42", parts.classes().get(42));
    assertArrayEquals(
        new int[] {99, 0, 42}, IntStream.range(0, 3).map(parts.train()::label).toArray());
    assertEquals(7, parts.test().label(0));
    assertArrayEquals(MadeUpImages.pixels(2), parts.train().pixels(2));
    assertArrayEquals(MadeUpImages.pixels(3), parts.test().pixels(0));
  }

  @Test
  void read_cifar100LabelOutOfRange_saysWhichLabel() throws IOException {
    Map<String, byte[]> wrong = MadeUpImages.cifar100();
    wrong.put("train.bin", MadeUpImages.record(0, 20, 3));
    Path coarse = MadeUpImages.write(dir.resolve("coarse"), wrong);
    wrong.put("train.bin", MadeUpImages.record(0, 3, 100));
    Path fine = MadeUpImages.write(dir.resolve("fine"), wrong);

    assertEquals(
        coarse.resolve("train.bin") + ": expected labels below 20, found 20 at image 0",
        assertThrows(
                ImageException.class, () -> CifarReader.readFolder(coarse, CifarFormat.CIFAR_100))
            .getMessage());
    assertEquals(
        fine.resolve("train.bin") + ": expected labels below 100, found 100 at image 0",
        assertThrows(
                ImageException.class, () -> CifarReader.readFolder(fine, CifarFormat.CIFAR_100))
            .getMessage());
  }

  @Test
  void read_labelOutOfRange_namesTheImage() throws IOException {
    files.put(
        "data_batch_3.bin",
        MadeUpImages.join(MadeUpImages.record(0, 9), MadeUpImages.record(1, 255)));

    assertEquals(
        "/data_batch_3.bin: expected labels below 10, found 255 at image 1",
        trouble(MadeUpImages.write(dir, files)));
    assertEquals(
        ": data_batch_3.bin: expected labels below 10, found 255 at image 1", trouble(archive()));
  }

  @Test
  void read_fileThatIsCut_saysWhatAnImageTakes() throws IOException {
    files.put("test_batch.bin", new byte[2 * 3073 - 1]);

    assertEquals(
        "/test_batch.bin: expected 1 to 100000 images of 3073 bytes each,"
            + " found 6145 bytes, no multiple of that",
        trouble(MadeUpImages.write(dir, files)));
  }

  @Test
  void read_emptyFile_isRefused() throws IOException {
    files.put("test_batch.bin", new byte[0]);

    assertEquals(
        "/test_batch.bin: expected 1 to 100000 images of 3073 bytes each, found 0 bytes",
        trouble(MadeUpImages.write(dir, files)));
  }

  @Test
  void read_missingFile_isNamed() throws IOException {
    files.remove("data_batch_4.bin");
    String expected =
        ": expected the files batches.meta.txt, data_batch_1.bin, data_batch_2.bin,"
            + " data_batch_3.bin, data_batch_4.bin, data_batch_5.bin, test_batch.bin,"
            + " found no data_batch_4.bin";

    assertEquals(expected, trouble(MadeUpImages.write(dir.resolve("folder"), files)));
    assertEquals(expected, trouble(archive()));
  }

  @Test
  void read_namesOfOtherClasses_areRefused() throws IOException {
    files.put("batches.meta.txt", MadeUpImages.text("cat\ndog\ncat\n"));
    assertEquals(
        "/batches.meta.txt: expected the classes airplane, automobile, bird, cat, deer, dog, frog,"
            + " horse, ship, truck, found cat, dog, cat",
        trouble(MadeUpImages.write(dir, files)));
    files.put("batches.meta.txt", MadeUpImages.text("\u001b[2Jcat" + "t".repeat(60_000)));
    String message = trouble(MadeUpImages.write(dir, files));
    assertTrue(message.endsWith(" truck, found ?[2Jcat" + "t".repeat(393) + "…"), message);
  }

  @Test
  void read_cifar100NamesThatAreNotAHundred_areRefused() throws IOException {
    Map<String, byte[]> wrong = MadeUpImages.cifar100();
    wrong.put("fine_label_names.txt", MadeUpImages.text("name\n".repeat(100)));
    Path folder = MadeUpImages.write(dir, wrong);

    assertEquals(
        folder.resolve("fine_label_names.txt")
            + ": expected 100 different classes, found 1 in 100 names",
        assertThrows(
                ImageException.class, () -> CifarReader.readFolder(folder, CifarFormat.CIFAR_100))
            .getMessage());
  }

  @Test
  void read_archiveCutAnywhere_isRefused() throws IOException {
    byte[] whole = MadeUpImages.gzip(MadeUpImages.tar("cifar-10-batches-bin", files));
    for (int length : new int[] {0, 5, 20, 4000, 20_000, whole.length - 9, whole.length - 1}) {
      String trouble = trouble(archive(Arrays.copyOf(whole, length)));

      assertTrue(trouble.startsWith(": expected a whole .tar.gz, found a damaged one ("), trouble);
    }
  }

  @Test
  void read_archiveWithOneWrongByte_isRefused() throws IOException {
    byte[] whole = MadeUpImages.gzip(MadeUpImages.tar("cifar-10-batches-bin", files));
    for (int at : new int[] {0, 9000, 30_000, whole.length - 6}) {
      byte[] wrong = whole.clone();
      wrong[at] ^= 0x10;
      assertTrue(
          trouble(archive(wrong)).startsWith(": expected a whole .tar.gz, found a damaged one ("));
    }
  }

  @Test
  void read_archiveOfSomethingElse_saysWhatIsInIt() throws IOException {
    Map<String, byte[]> others = Map.of("data_batch_1", new byte[3], "batches.meta", new byte[2]);

    String trouble =
        trouble(archive(MadeUpImages.gzip(MadeUpImages.tar("cifar-10-batches-py", others))));

    assertTrue(
        trouble.endsWith("test_batch.bin, found none of them but [batches.meta, data_batch_1]"),
        trouble);
  }

  @Test
  void read_archiveWithAFileTwice_isRefused() throws IOException {
    byte[] once = MadeUpImages.tar("a", files);
    byte[] again = MadeUpImages.tar("b", Map.of("test_batch.bin", new byte[3073]));
    int end =
        512 * 7 + files.values().stream().mapToInt(file -> (file.length + 511) / 512 * 512).sum();

    String trouble =
        trouble(archive(MadeUpImages.gzip(MadeUpImages.join(Arrays.copyOf(once, end), again))));

    assertEquals(
        ": test_batch.bin: expected one file of that name, found another one at b/test_batch.bin",
        trouble);
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_LINK, TarConstants.LF_SYMLINK})
  void read_archiveWithALink_passesItOver(byte kind) throws IOException {
    TarArchiveEntry link = new TarArchiveEntry("another/test_batch.bin", kind);
    link.setLinkName("../../data_batch_1.bin");
    byte[] entry = new byte[512];
    link.writeEntryHeader(entry);
    byte[] tar = MadeUpImages.tar("cifar-10-batches-bin", files);

    assertWhole(read(archive(MadeUpImages.gzip(MadeUpImages.join(entry, tar)))));
  }

  /** The size field of a tar header: 11 octal digits, 124 bytes from its beginning. */
  @Test
  void read_archiveThatDeclaresHugeFiles_isRefusedBeforeMemoryIsTaken() throws IOException {
    Map<String, byte[]> one = Map.of("test_batch.bin", new byte[3073]);
    byte[] tar = MadeUpImages.tar("a", one);

    assertEquals(
        ": test_batch.bin: expected 1 to 100000 images of 3073 bytes each,"
            + " found 8589934591 bytes, no multiple of that",
        trouble(archive(MadeUpImages.gzip(withSize(tar, "77777777777")))));
    // 307,300,000 bytes, 100,000 images, of which one is there.
    Path lie = archive(MadeUpImages.gzip(withSize(tar, "02224203240")));
    long before = Allocated.bytes();
    String trouble = trouble(lie);
    long allocated = Allocated.bytes() - before;
    assertTrue(trouble.startsWith(": expected a whole .tar.gz, found a damaged one ("), trouble);
    assertTrue(allocated < 20_000_000, allocated + " bytes");
  }

  private static byte[] withSize(byte[] tar, String octal) {
    byte[] changed = tar.clone();
    System.arraycopy(MadeUpImages.text(octal), 0, changed, 124, 11);
    Arrays.fill(changed, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += changed[i] & 0xff;
    }
    System.arraycopy(MadeUpImages.text("%06o\0 ".formatted(sum)), 0, changed, 148, 8);
    return changed;
  }

  @Test
  void read_fileThatIsNoArchive_isRefused() throws IOException {
    Path batch = Files.write(dir.resolve("data_batch_1.bin"), files.get("data_batch_1.bin"));

    assertEquals(
        ": expected a whole .tar.gz, found a damaged one (Not in GZIP format)", trouble(batch));
  }

  @Test
  void read_somethingElse_saysWhatItFound() throws IOException {
    String expected =
        ": expected cifar-10-binary.tar.gz, the folder cifar-10-batches-bin or the folders train"
            + " and test of PNG images, found ";
    assertEquals(expected + "an empty folder", trouble(dir));
    assertEquals(expected + "nothing", trouble(dir.resolve("nowhere")));
    for (String genre : new String[] {"rock", "blues", "pop", "jazz", "disco", "metal"}) {
      Files.createDirectories(dir.resolve(genre));
    }
    assertEquals(expected + "blues, disco, jazz, metal, pop, …", trouble(dir));
  }
}
