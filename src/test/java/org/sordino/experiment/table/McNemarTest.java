package org.sordino.experiment.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {
  /** By {@code scipy.stats.binomtest(worse, worse + better).pvalue}. */
  @ParameterizedTest
  @CsvSource({
    "1, 7, 0.0703125",
    "7, 1, 0.0703125",
    "0, 5, 0.0625",
    "5, 5, 1.0",
    "4, 16, 0.01181793212890625",
    "0, 0, 1.0"
  })
  void p_isTwoSidedAndExact(int worse, int better, double expected) {
    assertEquals(expected, new McNemar(100, worse, better).p(), 1e-12);
  }

  @Test
  void create_moreDiscordantThanCompared_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new McNemar(4, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> new McNemar(4, -1, 3));
  }
}
