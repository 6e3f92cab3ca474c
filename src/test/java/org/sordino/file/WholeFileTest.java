package org.sordino.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void write_newFile_createsItAndTheFoldersAbove() throws IOException {
    Path target = folder.resolve("a/b/c.txt");

    WholeFile.write(target, "é\n");

    assertEquals("é\n", Files.readString(target));
  }

  @Test
  void write_contentFailsHalfway_keepsTheOldFileAndLeavesNothing() throws IOException {
    Path target = folder.resolve("c.txt");
    WholeFile.write(target, "old");

    assertThrows(
        IOException.class,
        () ->
            WholeFile.write(
                target,
                out -> {
                  out.write(new byte[100_000]);
                  throw new IOException("disk full");
                }));

    assertEquals("old", Files.readString(target));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(target), files.toList());
    }
  }
}
