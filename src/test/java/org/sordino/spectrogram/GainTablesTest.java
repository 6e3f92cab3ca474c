package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GainTablesTest {
  private static float louder(Scale scale, int decibels, double value) {
    short half = HalfPrecision.fromFloat((float) value);
    return new GainTables(scale).table(decibels)[half & 0xffff];
  }

  /** On the log scale |X| = 0.03 is log(4); 6 dB more are 0.03·1.99526, so log(6.98579). */
  @ParameterizedTest
  @CsvSource({
    "LOG, 6, 1.386294, 1.943878",
    "LOG, -12, 1.386294, 0.561651",
    "MAGNITUDE, 6, 0.25, 0.498816",
    "MAGNITUDE, -12, 0.25, 0.062797",
    "DECIBEL, 6, -20, -14.004334",
    "DECIBEL, -12, -20, -31.974145"
  })
  void table_aValue_isThatOfTheScaledMagnitude(
      Scale scale, int decibels, double value, double expected) {
    assertEquals(expected, louder(scale, decibels, value), 1e-3);
  }

  @ParameterizedTest
  @EnumSource(Scale.class)
  void table_silence_staysSilent(Scale scale) {
    double silence = scale.of(0);

    for (int decibels : new int[] {-12, -1, 0, 1, 12}) {
      assertEquals(silence, louder(scale, decibels, silence), 1e-6);
    }
  }

  @Test
  void constructor_beyondTheBounds_isRefused() {
    ClipVariation.Mask none = ClipVariation.Mask.NONE;
    assertThrows(IllegalArgumentException.class, () -> new ClipVariation(0, 1, 13, 0, none, none));
    assertThrows(IllegalArgumentException.class, () -> new ClipVariation(0, 1, 0, -13, none, none));
    assertThrows(IllegalArgumentException.class, () -> new ClipVariation(0, 0, 0, 0, none, none));
    assertThrows(IllegalArgumentException.class, () -> new ClipVariation.Mask(3, 2));
  }
}
