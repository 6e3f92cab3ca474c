package org.sordino.fault;

import java.io.IOException;
import java.nio.file.Path;

/** What is done with a damaged file. */
@FunctionalInterface
interface Trial {
  /**
   * Reads {@code file} and looks whether the result makes sense.
   *
   * @return how many numbers came of it, which may take memory too
   * @throws IOException in one line that names the file, if it is refused, which is right
   * @throws AssertionError if it makes no sense
   */
  long examine(Path file) throws IOException;
}
