package org.sordino.audio;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is not sound that Sordino can read; the message is one line that names the file. */
public final class AudioException extends IOException {
  AudioException(Path file, String expected, String found) {
    super(file + ": expected " + expected + ", found " + found);
  }

  AudioException(Path file, String expected, String found, Throwable cause) {
    super(file + ": expected " + expected + ", found " + found, cause);
  }
}
