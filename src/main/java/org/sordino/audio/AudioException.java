package org.sordino.audio;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sordino.file.FileProblem;

/** A file that is not sound that Sordino can read; the message is one line that names the file. */
public final class AudioException extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean isTransient;

  private AudioException(
      Path file, String expected, String found, @Nullable Throwable cause, boolean isTransient) {
    super(file + ": expected " + expected + ", found " + found, cause);
    this.isTransient = isTransient;
  }

  AudioException(Path file, String expected, String found) {
    this(file, expected, found, null, false);
  }

  AudioException(Path file, String expected, String found, Throwable cause) {
    this(file, expected, found, cause, false);
  }

  /** Of a file that could not be opened or read, for the reason that {@code problem} gives. */
  static AudioException ofTransient(Path file, IOException problem) {
    return ofTransient(file, "a readable file", FileProblem.words(problem), problem);
  }

  /** Of a file that could not be read, whatever it holds. */
  static AudioException ofTransient(
      Path file, String expected, String found, @Nullable Throwable cause) {
    return new AudioException(file, expected, found, cause, true);
  }

  /**
   * Whether the file was not there or could not be read: that says nothing of its content, and may
   * be otherwise the next time.
   */
  public boolean isTransient() {
    return isTransient;
  }
}
