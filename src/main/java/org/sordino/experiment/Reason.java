package org.sordino.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;
import org.sordino.model.NotFiniteException;

/**
 * Why something failed.
 *
 * @param text one line for people
 * @param internal whether the program is to blame, not its settings, files or data
 */
public record Reason(String text, boolean internal) {
  /** What {@code problem} says; Java's exceptions about files say little more than which. */
  public static Reason of(Exception problem) {
    if (problem instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return of(unchecked.getCause());
    }
    String text = oneLine(problem.getMessage());
    if (problem instanceof FileSystemException file && file.getFile() != null) {
      return new Reason(file.getFile() + ": " + words(file), false);
    }
    if (problem instanceof IOException
        || problem instanceof IllegalArgumentException
        || problem instanceof NotFiniteException) {
      return new Reason(text, false);
    }
    return new Reason(
        "internal error: %s: %s".formatted(problem.getClass().getSimpleName(), text), true);
  }

  /** {@code text} without line breaks. */
  public static String oneLine(@Nullable String text) {
    return text == null ? "no reason given" : text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String words(FileSystemException problem) {
    if (problem.getReason() != null) {
      return oneLine(problem.getReason());
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "expected a folder, found a file";
    }
    if (problem instanceof NotDirectoryException) {
      return "not a folder";
    }
    return problem.getClass().getSimpleName().replace("Exception", "");
  }
}
