package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the table and half precision do to a value together. */
class ScaleTableTest {
  private static short half(ScaleTable table, double magnitude) {
    short[] half = new short[1];
    table.put(new float[] {(float) magnitude, 0}, half, 0, 1);
    return half[0];
  }

  @Test
  void put_secondFrameOfThree_leavesTheOthers() {
    ScaleTable table = new ScaleTable(Scale.LOG);
    short[] halves = new short[6];

    table.put(new float[] {3, 4, -6, 8, 99}, halves, 2, 2);

    assertArrayEquals(new short[] {0, 0, half(table, 5), half(table, 10), 0, 0}, halves);
  }

  /** Half precision has steps of 1/256 from 4 on and of 1/128 from 8 on, and errs by half. */
  @Test
  void put_logarithm_errsByLessThanHalfAStep() {
    ScaleTable table = new ScaleTable(Scale.LOG);
    double largestBelow8 = 0;
    double largest = 0;
    // The loudest bin of samples in ±1 is 512: ln 51,201 = 10.84.
    for (double magnitude = 1e-5; magnitude <= 512; magnitude *= 1.0003) {
      double exact = Math.log(1 + 100 * magnitude);
      float found = HalfPrecision.toFloat(half(table, magnitude));
      double error = Math.abs(found - exact);
      largest = Math.max(largest, error);
      largestBelow8 = exact < 8 ? Math.max(largestBelow8, error) : largestBelow8;
    }

    assertTrue(largestBelow8 <= 1 / 512.0 + 2e-4, largestBelow8 + "");
    assertTrue(largest <= 1 / 256.0 + 2e-4, largest + "");
    assertTrue(largest > 0.003, "an error this small cannot be half precision's: " + largest);
  }

  @ParameterizedTest
  @EnumSource
  void put_outOfRange_isAnEndOfTheTable(Scale scale) {
    ScaleTable table = new ScaleTable(scale);

    assertEquals(HalfPrecision.fromFloat((float) scale.of(0)), half(table, 0));
    assertEquals(half(table, 0), half(table, 1e-15));
    assertEquals(half(table, 0x1p15), half(table, Float.MAX_VALUE));
  }

  @ParameterizedTest
  @EnumSource
  void put_louder_isNeverLess(Scale scale) {
    ScaleTable table = new ScaleTable(scale);
    float last = Float.NEGATIVE_INFINITY;
    for (double magnitude = 1e-8; magnitude < 1e3; magnitude *= 1.00025) {
      float value = HalfPrecision.toFloat(half(table, magnitude));
      assertTrue(value >= last, magnitude + "");
      last = value;
    }
  }
}
