package org.sordino.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders to write into. */
public final class Folders {
  private Folders() {}

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
