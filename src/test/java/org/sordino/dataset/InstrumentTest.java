package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstrumentTest {
  private static final int PERIOD = 100;
  private static final double PITCH = (double) MadeUpSongs.SAMPLE_RATE / PERIOD;

  private static double[] note(Instrument instrument, int length) {
    double[] out = new double[4 * MadeUpSongs.SAMPLE_RATE];
    instrument.play(out, 100, length, PITCH, 1, 0.7, new SplitMix64(1));
    return out;
  }

  /** Correlation of the note's middle with itself {@code lag} samples later, in [-1, 1]. */
  private static double correlation(double[] note, int lag) {
    double product = 0;
    double here = 0;
    double there = 0;
    for (int i = 3000; i < 9000; i++) {
      product += note[i] * note[i + lag];
      here += note[i] * note[i];
      there += note[i + lag] * note[i + lag];
    }
    return product / Math.sqrt(here * there);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BELL", "KICK", "SNARE", "HAT"})
  void play_tone_repeatsAfterItsPeriod(Instrument instrument) {
    double[] note = note(instrument, 12_000);
    assertTrue(correlation(note, PERIOD) > 0.98, () -> "period: " + correlation(note, PERIOD));
    assertTrue(
        correlation(note, PERIOD) > correlation(note, PERIOD - 3)
            && correlation(note, PERIOD) > correlation(note, PERIOD + 3));
    assertTrue(correlation(note, PERIOD / 2) < 0.9);
  }

  @Test
  void play_bell_isInharmonic() {
    assertTrue(correlation(note(Instrument.BELL, 12_000), PERIOD) < 0.95);
  }

  @ParameterizedTest
  @EnumSource
  void play_anyNote_beginsAndEndsAtZeroWithoutABreak(Instrument instrument) {
    double[] note = note(instrument, 5_000);
    int last = note.length - 1;
    while (note[last] == 0) {
      last--;
    }
    double peak = 0;
    for (int i = 0; i < note.length; i++) {
      assertTrue(Double.isFinite(note[i]));
      peak = Math.max(peak, Math.abs(note[i]));
    }
    for (int i = 0; i <= 100; i++) {
      assertEquals(0, note[i], i < 100 ? 0 : 1e-9);
    }
    assertTrue(peak > 0.2 && peak < 4, "peak " + peak);
    assertTrue(Math.abs(note[last]) < 0.02 * peak, "last sample " + note[last]);
  }

  @Test
  void play_beyondTheEnd_isNotHeard() {
    double[] out = new double[50];
    for (Instrument instrument : Instrument.values()) {
      instrument.play(out, 40, 1000, PITCH, 1, 0.5, new SplitMix64(2));
      instrument.play(out, 60, 1000, PITCH, 1, 0.5, new SplitMix64(2));
    }
    assertEquals(0, out[39]);
  }
}
