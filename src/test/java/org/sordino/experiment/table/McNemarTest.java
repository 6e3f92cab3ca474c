package org.sordino.experiment.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
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
    "1, 2, 1.0",
    "2, 1, 1.0",
    "0, 0, 1.0"
  })
  void p_isTwoSidedAndExact(int worse, int better, double expected) {
    assertEquals(expected, new McNemar(worse, better).p(), 1e-12);
  }

  /** Counted in whole numbers: twice the ways to throw at most the fewer heads, of 2^n. */
  @Test
  void p_ofEveryDivisionOfUpTo60_isCounted() {
    for (int n = 1; n <= 60; n++) {
      BigInteger ways = BigInteger.ONE;
      BigInteger sum = BigInteger.ZERO;
      for (int fewer = 0; 2 * fewer <= n; fewer++) {
        sum = sum.add(ways);
        ways = ways.multiply(BigInteger.valueOf(n - fewer)).divide(BigInteger.valueOf(fewer + 1));
        double expected = Math.min(1, sum.doubleValue() / Math.pow(2, n - 1));
        assertEquals(expected, new McNemar(fewer, n - fewer).p(), 1e-12 * expected);
        assertEquals(expected, new McNemar(n - fewer, fewer).p(), 1e-12 * expected);
      }
    }
  }
}
