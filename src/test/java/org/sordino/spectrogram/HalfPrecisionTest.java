package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfPrecisionTest {

  /** Bit patterns from IEEE 754-2008, table of binary16. */
  @ParameterizedTest
  @CsvSource({
    "0, 0000",
    "-0.0, 8000",
    "1, 3c00",
    "-2, c000",
    "65504, 7bff",
    "65519.996, 7bff",
    "65520, 7c00",
    "1e9, 7c00",
    "6.1035156E-5, 0400",
    "6.097555E-5, 03ff",
    "5.9604645E-8, 0001",
    "2.9802322E-8, 0000",
    "2.9802326E-8, 0001",
    "0.33325195, 3555",
    "1.00048828125, 3c00",
    "1.00146484375, 3c02",
  })
  void fromFloat_knownValue_isTheNearestHalfTiesToEven(float value, String bits) {
    assertEquals(bits, String.format("%04x", HalfPrecision.fromFloat(value) & 0xffff));
  }

  @Test
  void fromFloat_everyHalf_comesBack() {
    for (int half = 0; half < 1 << 16; half++) {
      float value = HalfPrecision.toFloat((short) half);
      if (!Float.isNaN(value)) {
        assertEquals((short) half, HalfPrecision.fromFloat(value));
      }
    }
  }

  @Test
  void fromFloat_notANumber_staysOne() {
    assertEquals(Float.NaN, HalfPrecision.toFloat(HalfPrecision.fromFloat(Float.NaN)));
  }
}
