package org.sordino.audio;

import java.io.IOException;

/** Sound of one file, decoded block by block and already mixed down to mono. */
interface Decoder {
  /**
   * Decodes the next samples, the mean of all channels, into the front of {@code mono}. A block has
   * one sample rate; the next one may have another (chained streams).
   *
   * @return how many samples, at least one, or -1 after the last
   * @throws AudioException if the file cannot be decoded
   */
  int read(float[] mono) throws IOException;

  /** Sample rate in Hz of the block read last; before the first read, of the first one. */
  int sampleRate();

  /**
   * About how many samples there will be, as the file says, which may be wrong: memory is reserved
   * by it, as far as files of this size usually hold so many.
   */
  long expectedSamples();

  /** Whether that was counted, so that a song that is too long is known before it is decoded. */
  default boolean isCounted() {
    return false;
  }
}
