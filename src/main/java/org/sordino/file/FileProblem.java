package org.sordino.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** What file systems refuse, in words: Java's exceptions say little more than which file it is. */
public final class FileProblem {
  private FileProblem() {}

  /** What went wrong and with which file, in one line. */
  public static String line(IOException problem) {
    return problem instanceof FileSystemException file && file.getFile() != null
        ? file.getFile() + ": " + words(file)
        : oneLine(problem.getMessage());
  }

  /** What went wrong, in one line; without the file where the file system says it. */
  public static String words(IOException problem) {
    if (problem instanceof ClosedByInterruptException) { // which has no message
      return "an interruption";
    }
    if (!(problem instanceof FileSystemException file)) {
      return oneLine(problem.getMessage());
    }
    if (file.getReason() != null) {
      return oneLine(file.getReason());
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
    if (problem instanceof DirectoryNotEmptyException) {
      return "a folder that is not empty";
    }
    return "the system refuses it";
  }

  /** {@code text} without line breaks. */
  public static String oneLine(@Nullable String text) {
    return text == null ? "no reason given" : text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
