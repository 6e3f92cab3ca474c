package org.sordino.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir Path temp;

  @Test
  void create_newFolder_makesThoseAboveIt() throws IOException {
    Folders.create(temp.resolve("a/b"));

    assertTrue(Files.isDirectory(temp.resolve("a/b")));
  }

  @Test
  void create_linkToAFolder_willDo() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("folder"));
    Path link = Files.createSymbolicLink(temp.resolve("link"), folder);

    Folders.create(link);
    WholeFile.write(link.resolve("file"), "text");

    assertEquals("text", Files.readString(folder.resolve("file")));
  }

  @Test
  void create_fileInTheWay_isRefused() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));

    assertThrows(FileAlreadyExistsException.class, () -> Folders.create(file));
  }
}
