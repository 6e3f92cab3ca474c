package org.sordino.experiment.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairedTTestTest {
  @Test
  void of_pairs_isScipys() {
    PairedTTest test =
        PairedTTest.of(List.of(10.5, 12.0, 9.25, 11.0), List.of(12.0, 12.5, 11.75, 11.5));

    // scipy.stats.ttest_rel([10.5, 12, 9.25, 11], [12, 12.5, 11.75, 11.5])
    assertEquals(0.07960498081790625, test.p(), 1e-12);
  }

  @Test
  void of_twoPairs_isScipys() {
    // scipy.stats.ttest_rel([25, 50], [50, 100])
    assertEquals(
        0.20483276469913345, PairedTTest.of(List.of(25.0, 50.0), List.of(50.0, 100.0)).p(), 1e-12);
  }

  @Test
  void of_fewerThanTwoPairs_isNone() {
    assertNull(PairedTTest.of(List.of(), List.of()));
    assertNull(PairedTTest.of(List.of(25.0), List.of(50.0)));
  }

  @Test
  void of_noDifference_isChance() {
    assertEquals(new PairedTTest(1), PairedTTest.of(List.of(25.0, 50.0), List.of(25.0, 50.0)));
    assertEquals(new PairedTTest(1), PairedTTest.of(List.of(0.1 + 0.2, 0.4), List.of(0.3, 0.4)));
  }

  @Test
  void of_equalDifferences_isNone() {
    assertNull(PairedTTest.of(List.of(25.0, 50.0), List.of(37.5, 62.5)));
    // In double 0.3 - 0.1 is less than 0.4 - 0.2.
    assertNull(PairedTTest.of(List.of(0.3, 0.4), List.of(0.1, 0.2)));
  }
}
