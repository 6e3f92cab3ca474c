package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.Path;

/** Image data that is not what it should be; the message is one line that names the file. */
public final class ImageException extends IOException {
  private static final long serialVersionUID = 1;

  ImageException(Path file, String expected, String found) {
    this(file.toString(), expected, found);
  }

  /**
   * @param source the file, or the archive and the file in it
   */
  ImageException(String source, String expected, String found) {
    super(source + ": expected " + expected + ", found " + found);
  }

  ImageException(String source, String expected, String found, Throwable cause) {
    super(source + ": expected " + expected + ", found " + found, cause);
  }
}
