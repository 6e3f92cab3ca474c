package org.sordino.audio;

/** Sines for the tests, and how much of one is in a sound. */
final class Tone {
  private Tone() {}

  /** {@code amplitude * sin(2 pi frequency t)} of {@code count} samples. */
  static float[] of(double amplitude, double frequency, int sampleRate, int count) {
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (float) at(amplitude, frequency, (double) i / sampleRate);
    }
    return samples;
  }

  static double at(double amplitude, double frequency, double seconds) {
    return amplitude * Math.sin(2 * Math.PI * frequency * seconds);
  }

  /** The tone of the MP3 and Ogg files' left channel; see their README. */
  static double compressed(double seconds) {
    return at(0.4, 440, seconds) + at(0.2, 1000, seconds);
  }

  /** The tone of their right channel. */
  static double compressedRight(double seconds) {
    return at(0.3, 300, seconds);
  }

  /** Root of the mean square between two places. */
  static double rms(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  static double decibels(double ratio) {
    return 20 * Math.log10(ratio);
  }
}
