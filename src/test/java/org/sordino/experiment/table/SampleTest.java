package org.sordino.experiment.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void of_values_dividesTheSquaresByOneLess() {
    Sample sample = Sample.of(List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0));

    assertEquals(5, sample.mean());
    // Python: statistics.stdev([2, 4, 4, 4, 5, 5, 7, 9])
    assertEquals(2.138089935299395, sample.deviation(), 1e-15);
  }

  @Test
  void of_oneValue_hasNoDeviation() {
    assertEquals(new Sample(2.5, null), Sample.of(List.of(2.5)));
    assertNull(Sample.of(List.of()));
  }

  @Test
  void isBelow_aMeanThatRoundingRaised_isEqual() {
    Sample plain = Sample.of(List.of(0.15, 0.15));
    Sample rounded = Sample.of(List.of(0.1, 0.2));

    assertTrue(plain.mean() < rounded.mean());
    assertFalse(plain.isBelow(rounded));
    assertTrue(plain.isBelow(Sample.of(List.of(0.16))));
  }
}
