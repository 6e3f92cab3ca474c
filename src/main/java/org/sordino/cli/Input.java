package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sordino.file.MemoryTurns;

/**
 * A file to be answered for, or a folder that gives none.
 *
 * @param file as the user would name it
 * @param problem why nothing can be read there, in one line; null for a file yet to be opened
 */
record Input(Path file, @Nullable String problem) {
  Input(Path file) {
    this(file, null);
  }

  /** The file's size; 0 if nothing can be read there. */
  long bytes() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * What {@code work} makes of the file, or {@code failed} of the line that says why it cannot be
   * done.
   */
  <T> T attempt(MemoryTurns memory, MemoryTurns.Work<T> work, Function<String, T> failed) {
    if (problem != null) {
      return failed.apply(problem);
    }
    try {
      return memory.run(file, work);
    } catch (IOException e) {
      return failed.apply(ProblemHandler.message(e));
    } catch (RuntimeException e) {
      // A file that even the decoder did not foresee must not stop the others.
      return failed.apply(file + ": " + ProblemHandler.message(e));
    }
  }
}
