package org.sordino.spectrogram;

/**
 * Scaled values in half precision by table: the power |X|² is looked up by the exponent and the
 * first {@value #FRACTION_BITS} bits of the fraction of its float. That is right to one part in
 * 8,192 of |X|, a quarter of what half precision rounds anyway, and several times faster than a
 * root, a logarithm and a conversion for each of the 663,000 values of a song.
 */
final class ScaleTable {
  private static final int FRACTION_BITS = 11;
  private static final int SHIFT = 23 - FRACTION_BITS;

  /** Powers from 2^-50 to 2^30; below counts as 0, above does not occur with samples of one. */
  private static final int LOWEST = Float.floatToIntBits(0x1p-50f) >>> SHIFT;

  private static final int HIGHEST = Float.floatToIntBits(0x1p30f) >>> SHIFT;

  private final short[] halves = new short[HIGHEST - LOWEST + 1];

  ScaleTable(Scale scale) {
    halves[0] = HalfPrecision.fromFloat((float) scale.of(0));
    for (int i = 1; i < halves.length; i++) {
      double from = Float.intBitsToFloat((LOWEST + i) << SHIFT);
      double to = Float.intBitsToFloat((LOWEST + i + 1) << SHIFT);
      halves[i] = HalfPrecision.fromFloat((float) scale.of(Math.sqrt((from + to) / 2)));
    }
  }

  /**
   * Puts the scaled spectrum of a frame into {@code target} from place {@code to} on.
   *
   * @param spectrum Re 0, Im 0, Re 1, Im 1 … of its {@code bins}
   */
  void put(float[] spectrum, short[] target, int to, int bins) {
    for (int bin = 0; bin < bins; bin++) {
      float re = spectrum[2 * bin];
      float im = spectrum[2 * bin + 1];
      int index = (Float.floatToRawIntBits(re * re + im * im) >>> SHIFT) - LOWEST;
      int within = index < 0 ? 0 : index >= halves.length ? halves.length - 1 : index;
      target[to + bin] = halves[within];
    }
  }
}
