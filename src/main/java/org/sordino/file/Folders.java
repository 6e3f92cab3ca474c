package org.sordino.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders to write into. */
public final class Folders {
  private Folders() {}

  /**
   * Whether {@code folder} is not there yet, or holds nothing.
   *
   * @throws java.nio.file.NotDirectoryException if it is a file
   */
  public static boolean isNewOrEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  /**
   * Makes {@code folder} and those above it, as far as they are not there. {@link
   * Files#createDirectories} alone will not do: some versions of Java refuse a link to a folder
   * (JDK-8294193).
   *
   * @throws IOException if that cannot be done, or a file is in the way
   */
  public static void create(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }
}
