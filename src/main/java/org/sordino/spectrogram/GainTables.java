package org.sordino.spectrogram;

/**
 * What scaled values become when a song is louder or softer: its magnitudes times 10^(dB/20). A
 * table over all halves for every decibel, made when it is first asked for.
 */
final class GainTables {
  private final Scale scale;
  private final float[][] tables = new float[2 * ClipVariation.LOUDEST + 1][];

  GainTables(Scale scale) {
    this.scale = scale;
  }

  /** The value, by the bits of its half, of a song that is {@code decibels} louder. */
  float[] table(int decibels) {
    if (decibels == 0) {
      return HalfPrecision.values();
    }
    int index = decibels + ClipVariation.LOUDEST;
    if (tables[index] == null) {
      tables[index] = louder(Math.pow(10, decibels / 20.0));
    }
    return tables[index];
  }

  private float[] louder(double factor) {
    float[] table = HalfPrecision.values().clone();
    for (int half = 0; half < table.length; half++) {
      table[half] = (float) scale.of(factor * Math.max(0, scale.magnitude(table[half])));
    }
    return table;
  }
}
