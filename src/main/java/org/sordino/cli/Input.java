package org.sordino.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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
}
