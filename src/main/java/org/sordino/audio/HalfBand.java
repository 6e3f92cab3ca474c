package org.sordino.audio;

/**
 * Halves the sample rate, block by block and without delay. The filter is a windowed sinc of 127
 * taps (Kaiser, β = 8.4), of which every second one is zero. From 44,100 Hz it passes 10 kHz within
 * 0.001 dB and is 85 dB down from 12 kHz: what lies between is folded to above 10 kHz.
 */
final class HalfBand {
  /** The most samples that are taken at once. */
  static final int BLOCK = 1 << 12;

  private static final double BETA = 8.4;

  /** Taps at odd distances from the middle one, to either side. */
  private static final int SIDE = 32;

  private static final float MIDDLE;
  private static final float[] TAPS = new float[SIDE];

  static {
    double[] taps = new double[SIDE];
    double sum = 0.5;
    for (int j = 0; j < SIDE; j++) {
      int distance = 2 * j + 1;
      double sinc = Math.sin(Math.PI * distance / 2) / (Math.PI * distance);
      taps[j] = sinc * kaiser((double) distance / (2 * SIDE - 1));
      sum += 2 * taps[j];
    }
    MIDDLE = (float) (0.5 / sum);
    for (int j = 0; j < SIDE; j++) {
      TAPS[j] = (float) (taps[j] / sum);
    }
  }

  /**
   * Samples with even and with odd numbers that are still needed; silence came before the first.
   */
  private final float[] even = new float[2 * SIDE + BLOCK];

  private final float[] odd = new float[2 * SIDE + BLOCK];
  private int evens;
  private int odds = SIDE;
  private boolean isOdd;

  /** Where {@link #accept} leaves what it has made. */
  final float[] halved = new float[2 * SIDE + BLOCK];

  /**
   * Takes samples, and makes those of half the rate that do not depend on samples to come.
   *
   * @param count at most {@link #BLOCK}
   * @return how many were made
   */
  int accept(float[] block, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (isOdd) {
        odd[odds++] = block[i];
      } else {
        even[evens++] = block[i];
      }
      isOdd = !isOdd;
    }
    int made = Math.max(0, Math.min(evens, odds - 2 * SIDE + 1));
    for (int i = 0; i < made; i++) {
      halved[i] = MIDDLE * even[i];
    }
    for (int j = 0; j < SIDE; j++) {
      float tap = TAPS[j];
      for (int i = 0; i < made; i++) {
        halved[i] += tap * (odd[i + SIDE + j] + odd[i + SIDE - 1 - j]);
      }
    }
    evens -= made;
    odds -= made;
    System.arraycopy(even, made, even, 0, evens);
    System.arraycopy(odd, made, odd, 0, odds);
    return made;
  }

  /** Kaiser's window at {@code x} from 0, its middle, to 1, its end. */
  private static double kaiser(double x) {
    return bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
  }

  /** The modified Bessel function of the first kind and order 0. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }
}
