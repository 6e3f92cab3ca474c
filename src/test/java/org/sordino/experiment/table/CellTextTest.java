package org.sordino.experiment.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTest {
  private static Measured measured(double mean, double published, PairedTTest tTest) {
    return new Measured(new Sample(mean, null), published, false, null, tTest, null);
  }

  @ParameterizedTest
  @CsvSource({
    "12.34, 12.00, +0.34",
    "12.00, 12.34, −0.34",
    "12.344, 12.34, 0.00",
    "12.336, 12.34, 0.00",
    "9.25, 7, +2.25"
  })
  void difference_hasItsSign_unlessItIsRoundedAway(double own, double published, String expected) {
    assertEquals(expected, CellText.difference(measured(own, published, null)));
  }

  @ParameterizedTest
  @CsvSource({"0.0421, 0.042", "0.00099, < 0.001", "0.001, 0.001", "1, 1.000"})
  void tTest_isNeverZero(double p, String expected) {
    assertEquals(expected, CellText.tTest(measured(1, 1, new PairedTTest(p))));
  }

  @Test
  void mean_hasTheDecimalsOfItsMeasure() {
    assertEquals("12.50 ± 1.25", CellText.mean(new Sample(12.5, 1.25), 2));
    assertEquals("0.125", CellText.mean(new Sample(0.125, null), 3));
    assertEquals("–", CellText.mean(null, 2));
  }
}
