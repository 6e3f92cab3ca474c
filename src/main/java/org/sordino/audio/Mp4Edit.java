package org.sordino.audio;

/**
 * The part of a track that is meant to be heard. An AAC encoder starts with some silence and fills
 * its last frame up.
 *
 * @param start in ticks from the first sample decoded
 * @param end likewise, {@link #OPEN} for all there is
 * @param timescale ticks a second
 */
record Mp4Edit(long start, long end, long timescale) {
  static final long OPEN = Long.MAX_VALUE;

  /** Everything. */
  static final Mp4Edit NONE = new Mp4Edit(0, OPEN, 1);

  /** From the beginning of one piece to the end of the other, with what was cut between them. */
  Mp4Edit to(Mp4Edit other) {
    return new Mp4Edit(Math.min(start, other.start), Math.max(end, other.end), timescale);
  }

  /** The first sample to be heard at this sample rate. */
  long first(int sampleRate) {
    return samples(start, sampleRate);
  }

  /** The sample behind the last one to be heard. */
  long last(int sampleRate) {
    return end == OPEN ? OPEN : samples(end, sampleRate);
  }

  private long samples(long ticks, int sampleRate) {
    return Math.round((double) ticks * sampleRate / timescale);
  }
}
