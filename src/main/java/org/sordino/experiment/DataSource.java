package org.sordino.experiment;

import java.io.IOException;
import java.util.function.Consumer;

/** Which data, and how they are divided: what a run is told of them. */
public interface DataSource {
  /**
   * Looks whether the data are there and can be divided so, as far as that shows without reading
   * them; made-up data are made.
   *
   * @param told hears before they are
   * @throws IllegalArgumentException if they cannot be divided so
   * @throws IOException in one line if they are not there, or laid out differently
   */
  void requireThere(Consumer<String> told) throws IOException;

  /** How many axes one input has: two (bins × frames) or three (channels × height × width). */
  int axes();

  /**
   * Reads and divides the data; what is left out is told.
   *
   * @param threads files read at the same time
   * @throws IllegalArgumentException if the data cannot be divided so
   * @throws IOException in one line if they cannot be read
   */
  DividedData open(int threads, RunListener listener) throws IOException;
}
