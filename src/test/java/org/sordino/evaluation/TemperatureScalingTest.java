package org.sordino.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/**
 * With two classes and one confidence p the best scaled confidence is the accuracy a, so that T =
 * log(p/(1−p)) / log(a/(1−a)).
 */
class TemperatureScalingTest {
  @Test
  void fit_tooConfident_softens() {
    Predictions validation = new Rows().add(3, 0, 0.9f, 0.1f).add(1, 1, 0.9f, 0.1f).of("a", "b");

    assertEquals(2, TemperatureScaling.fit(validation), 1e-6, "log 9 / log 3");
  }

  @Test
  void fit_tooDoubtful_sharpens() {
    Predictions validation =
        new Rows().add(9, 1, 0.25f, 0.75f).add(1, 0, 0.25f, 0.75f).of("a", "b");

    assertEquals(0.5, TemperatureScaling.fit(validation), 1e-7, "log 3 / log 9");
  }

  @Test
  void fit_confidenceIsAccuracy_givesOne() {
    Predictions validation =
        new Rows().add(3, 0, 0.75f, 0.25f).add(1, 1, 0.75f, 0.25f).of("a", "b");

    assertEquals(1, TemperatureScaling.fit(validation), 1e-7);
  }

  @Test
  void fit_nothingToLearn_givesOne() {
    assertEquals(1, TemperatureScaling.fit(new Rows().add(2, 0, 0.5f, 0.5f).of("a", "b")));
  }

  @Test
  void fit_allRightOrNoBetterThanChance_staysInRange() {
    Predictions right = new Rows().add(4, 0, 0.9f, 0.1f).of("a", "b");
    Predictions chance = new Rows().add(1, 0, 0.9f, 0.1f).add(1, 1, 0.9f, 0.1f).of("a", "b");

    assertEquals(TemperatureScaling.LOWEST, TemperatureScaling.fit(right), 1e-7);
    assertEquals(TemperatureScaling.HIGHEST, TemperatureScaling.fit(chance), 1e-4);
  }

  /** Logits log(MIN_NORMAL) = −126 log 2 apart, accuracy 9/10: T = 126 log 2 / log 9 > 20. */
  @Test
  void fit_sureAndSometimesWrong_staysFinite() {
    Predictions validation = new Rows().add(9, 0, 1, 0).add(1, 1, 1, 0).of("a", "b");

    assertEquals(TemperatureScaling.HIGHEST, TemperatureScaling.fit(validation), 1e-4);
  }

  @Test
  void apply_temperature_isSoftmaxOfDividedLogarithms() {
    assertArrayEquals(
        new float[] {0.75f, 0.25f}, TemperatureScaling.apply(new float[] {0.9f, 0.1f}, 2), 1e-7f);
    // Cubes of 1, 2, 5 are 1, 8, 125.
    assertArrayEquals(
        new float[] {1 / 134f, 8 / 134f, 125 / 134f},
        TemperatureScaling.apply(new float[] {0.125f, 0.25f, 0.625f}, 1 / 3.0),
        1e-7f);
  }

  @Test
  void apply_lowestTemperatureToExtremes_staysAProbability() {
    assertArrayEquals(
        new float[] {0, 1},
        TemperatureScaling.apply(new float[] {0, 1}, TemperatureScaling.LOWEST));
  }

  @Test
  void apply_temperatureNotPositive_isRefused() {
    assertEquals(
        "expected a positive calibration temperature, found 0.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> TemperatureScaling.apply(new float[] {0.5f, 0.5f}, 0))
            .getMessage());
  }
}
