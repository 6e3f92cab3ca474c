package org.sordino.audio;

/** What a header may claim: far beyond any music, but not so far that nonsense is believed. */
final class SoundLimits {
  static final int LOWEST_RATE = 1_000;
  static final int HIGHEST_RATE = 768_000;

  /** Vorbis can have 255. */
  static final int MOST_CHANNELS = 256;

  /** The longest sound in seconds: six hours, 1.9 GB of samples at 22,050 Hz. */
  static final int MOST_SECONDS = 6 * 3600;

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

  static void checkLength(InputFile file, double seconds) throws AudioException {
    if (seconds > MOST_SECONDS) {
      throw file.unexpected("at most " + MOST_SECONDS / 3600 + " hours of sound", "more");
    }
  }
}
