package org.sordino.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.sordino.file.FileProblem;
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
    String text = FileProblem.oneLine(problem.getMessage());
    if (problem instanceof IOException file) {
      return new Reason(FileProblem.line(file), false);
    }
    if (problem instanceof IllegalArgumentException || problem instanceof NotFiniteException) {
      return new Reason(text, false);
    }
    return new Reason(
        "internal error: %s: %s".formatted(problem.getClass().getSimpleName(), text), true);
  }
}
