package org.sordino.dataset;

/**
 * How a made-up song was "recorded": an echo, an upper band limit, noise in the background and a
 * level, all drawn by chance and none of them telling the genre.
 */
final class RecordingQuality {
  private static final int RATE = MadeUpSongs.SAMPLE_RATE;
  private static final int FADE = RATE / 50;

  private final SplitMix64 random;
  private final int echoDelay;
  private final double echo;
  private final double bandLimit;
  private final double noiseLevel;
  private final double noiseColour;
  private final double level;

  RecordingQuality(SplitMix64 random) {
    this.random = random;
    echoDelay = (int) (random.uniform(0.07, 0.31) * RATE);
    echo = random.uniform(0, 0.4);
    // From an old radio's band to all of it, even in pitch.
    double cutoff = 4500 * StrictMath.pow(2, random.nextDouble());
    bandLimit = 1 - StrictMath.exp(-2 * StrictMath.PI * cutoff / RATE);
    noiseLevel = decibels(random.uniform(-40, -20));
    noiseColour = random.uniform(0.05, 0.9);
    level = decibels(random.uniform(-22, -16));
  }

  /** The recording of {@code music}, which is changed; peaks stay within ±0.99. */
  float[] record(double[] music) {
    for (int i = echoDelay; i < music.length; i++) {
      music[i] += echo * music[i - echoDelay];
    }
    double first = 0;
    double second = 0;
    for (int i = 0; i < music.length; i++) {
      first += bandLimit * (music[i] - first);
      second += bandLimit * (first - second);
      music[i] = second;
    }
    addNoise(music, noiseLevel * rootMeanSquare(music));
    double gain = level / Math.max(rootMeanSquare(music), 1e-9);
    double peak = 1e-9;
    for (double sample : music) {
      peak = Math.max(peak, Math.abs(sample));
    }
    gain = Math.min(gain, 0.99 / peak);
    float[] recorded = new float[music.length];
    for (int i = 0; i < music.length; i++) {
      double fade = Math.min(1, Math.min(i, music.length - 1 - i) / (double) FADE);
      recorded[i] = (float) (gain * fade * music[i]);
    }
    return recorded;
  }

  private void addNoise(double[] music, double rootMeanSquare) {
    double[] noise = new double[music.length];
    double low = 0;
    for (int i = 0; i < noise.length; i++) {
      low += noiseColour * (random.noise() - low);
      noise[i] = low;
    }
    double scale = rootMeanSquare / Math.max(rootMeanSquare(noise), 1e-9);
    for (int i = 0; i < noise.length; i++) {
      music[i] += scale * noise[i];
    }
  }

  private static double rootMeanSquare(double[] samples) {
    double sum = 0;
    for (double sample : samples) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }

  private static double decibels(double decibels) {
    return StrictMath.pow(10, decibels / 20);
  }
}
