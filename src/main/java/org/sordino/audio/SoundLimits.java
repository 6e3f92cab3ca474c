package org.sordino.audio;

/** What a header may claim: far beyond any music, but not so far that nonsense is believed. */
final class SoundLimits {
  static final int LOWEST_RATE = 1_000;
  static final int HIGHEST_RATE = 768_000;

  /** Vorbis can have 255. */
  static final int MOST_CHANNELS = 256;

  /**
   * The loudest sample, in multiples of full scale: 36 dB above it. Float samples beyond that are
   * damaged, or numbers of another scale, of which a classifier would make nonsense.
   */
  static final float LOUDEST = 64;

  /** The longest sound in seconds: six hours, 1.9 GB of samples at 22,050 Hz. */
  static final int MOST_SECONDS = 6 * 3600;

  /** Streams of different rates may follow each other; each change takes a new resampler. */
  static final int MOST_RATE_CHANGES = 100;

  private SoundLimits() {}

  static void check(InputFile file, long channels, long sampleRate) throws AudioException {
    if (channels < 1 || channels > MOST_CHANNELS) {
      throw file.unexpected("1 to " + MOST_CHANNELS + " channels", Long.toString(channels));
    }
    if (sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE) {
      throw file.unexpected(
          "a sample rate of " + LOWEST_RATE + " to " + HIGHEST_RATE + " Hz", sampleRate + " Hz");
    }
  }

  /**
   * Refuses a rate that was asked for.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  static void requireRate(int rate) {
    if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
      throw new IllegalArgumentException(
          "sample rate: expected %d to %d Hz, found %d".formatted(LOWEST_RATE, HIGHEST_RATE, rate));
    }
  }

  /** Whether {@code sample} is a number that sound can have. */
  static boolean isSound(float sample) {
    return Math.abs(sample) <= LOUDEST; // false if it is no number
  }

  /** Whether all of the first {@code count} samples are; quick before it is compiled, too. */
  static boolean areSound(float[] samples, int count) {
    boolean all = true;
    for (int i = 0; i < count; i++) {
      float sample = samples[i];
      all &= sample >= -LOUDEST && sample <= LOUDEST;
    }
    return all;
  }

  /** What is expected of a sample, for the message about one that {@link #isSound} refuses. */
  static String expectedOf(float sample) {
    return Float.isFinite(sample)
        ? "samples of at most %s times full scale".formatted(Math.round(LOUDEST))
        : "finite samples";
  }

  /** Refuses sound that is too long, or has too many samples at the rate that was asked for. */
  static void checkLength(InputFile file, double seconds, int sampleRate) throws AudioException {
    if (seconds > MOST_SECONDS) {
      throw file.unexpected("at most " + MOST_SECONDS / 3600 + " hours of sound", "more");
    }
    if (seconds * sampleRate > SampleList.MOST - MOST_RATE_CHANGES) { // each may round a sample up
      int minutes = SampleList.MOST / sampleRate / 60;
      throw file.unexpected(
          "at most " + minutes + " minutes of sound at " + sampleRate + " Hz", "more");
    }
  }
}
