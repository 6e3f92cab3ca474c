package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.Path;
import org.sordino.file.ControlCodes;

/** Image data that is not what it should be; the message is one line that names the file. */
public final class ImageException extends IOException {
  private static final long serialVersionUID = 1;
  private static final int MOST_SHOWN = 400;

  ImageException(Path file, String expected, String found) {
    this(file.toString(), expected, found);
  }

  /**
   * @param source the file, or the archive and the file in it
   */
  ImageException(String source, String expected, String found) {
    super(message(source, expected, found));
  }

  ImageException(String source, String expected, String found, Throwable cause) {
    super(message(source, expected, found), cause);
  }

  /** What was found may come from the file itself, and be anything. */
  private static String message(String source, String expected, String found) {
    String shown = found.length() <= MOST_SHOWN ? found : found.substring(0, MOST_SHOWN) + "…";
    return source + ": expected " + expected + ", found " + ControlCodes.shown(shown);
  }
}
