package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  /** Worked out by hand: ln(1 + 100·0.02) = ln 3; 20·log10(0.0999 + 0.0001) = −20. */
  @ParameterizedTest
  @CsvSource({
    "LOG, 0, 0",
    "LOG, 0.02, 1.0986122886681098",
    "MAGNITUDE, 3.5, 3.5",
    "DECIBEL, 0, -80",
    "DECIBEL, 0.0999, -20"
  })
  void magnitude_isTheInverse(Scale scale, double magnitude, double value) {
    assertEquals(value, scale.of(magnitude), 1e-12);
    assertEquals(magnitude, scale.magnitude(value), 1e-12);
  }
}
