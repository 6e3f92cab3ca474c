package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.file.Json;

class SplitTest {
  @TempDir Path dir;

  private String trouble() {
    String message =
        String.valueOf(assertThrows(IOException.class, () -> Split.read(dir)).getMessage());
    assertTrue(message.startsWith(dir.toString()), message);
    assertEquals(1, message.lines().count());
    return message;
  }

  @Test
  void split_songInTwoParts_isRefused() {
    assertEquals(
        "split: song b is in train and in test",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Split(List.of("a", "b"), List.of("c"), List.of("b")))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Split(List.of("a"), List.of("c", "c"), List.of()));
  }

  @Test
  void write_thenRead_givesTheSameSplit() throws IOException {
    Split split = new Split(List.of("a.1", "a b.2", "\u00e9.3"), List.of("c"), List.of());

    split.write(dir.resolve("split"));

    assertEquals(split, Split.read(dir.resolve("split")));
    assertEquals("a.1\na b.2\n\u00e9.3\n", Files.readString(dir.resolve("split/train.txt")));
    assertEquals("", Files.readString(dir.resolve("split/test.txt")));
  }

  @Test
  void read_prefixesBlankLinesAndWindowsLineEnds_areTolerated() throws IOException {
    Files.writeString(dir.resolve("my_train.txt"), "\uFEFFa.1\r\n\r\n  a.2 \r\n");
    Files.writeString(dir.resolve("my_test.txt"), "\n\nb.1");
    Files.writeString(dir.resolve("readme.md"), "no list");

    assertEquals(new Split(List.of("a.1", "a.2"), List.of(), List.of("b.1")), Split.read(dir));
  }

  @Test
  void read_twoFilesForOnePart_namesBoth() throws IOException {
    Files.writeString(dir.resolve("train.txt"), "a\n");
    Files.writeString(dir.resolve("old_train.txt"), "a\n");
    assertTrue(trouble().endsWith("found old_train.txt and train.txt"));
  }

  @Test
  void read_noTrainList_isRefused() throws IOException {
    Files.writeString(dir.resolve("test.txt"), "a\n");
    assertTrue(trouble().endsWith("expected a file whose name ends in train.txt, found none"));
  }

  @Test
  void read_noFolder_isRefused() {
    Path missing = dir.resolve("nowhere");
    assertEquals(
        missing + ": no such folder of split lists",
        assertThrows(IOException.class, () -> Split.read(missing)).getMessage());
  }

  @Test
  void read_songInTwoLists_isRefused() throws IOException {
    Files.writeString(dir.resolve("train.txt"), "a\n");
    Files.writeString(dir.resolve("test.txt"), "a\n");
    assertEquals(dir + ": split: song a is in train and in test", trouble());
  }

  @Test
  void read_otherBytesThanUtf8_namesTheFile() throws IOException {
    Files.write(dir.resolve("train.txt"), new byte[] {'a', (byte) 0xE9, '\n'});
    assertEquals(dir.resolve("train.txt") + ": expected UTF-8 text, found other bytes", trouble());
  }

  @Test
  void part_labels_areLowerCaseEverywhere() throws IOException {
    Split split = new Split(List.of("a"), List.of("b"), List.of("c"));
    assertEquals(List.of("b"), split.part(Part.VALIDATION));
    assertEquals("\"validation\"", Json.line(Part.VALIDATION));
    assertEquals(Part.TEST, Json.parse("\"test\"", Part.class, dir));
    assertEquals(Part.TRAIN, Part.parse("train"));
    assertEquals(
        "part: expected one of train, validation, test, found dev",
        assertThrows(IllegalArgumentException.class, () -> Part.parse("dev")).getMessage());
  }
}
