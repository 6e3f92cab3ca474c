package org.sordino.experiment.table;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * McNemar's exact two-sided test of two models on the same songs or images: those that one model
 * alone is right about would be divided as coins are if the models were equally good (McNemar 1947,
 * with the binomial distribution in place of χ²).
 *
 * @param worse songs or images that the baseline alone was right about, each counted once
 * @param better those that it alone was wrong about
 */
public record McNemar(int worse, int better) {
  /**
   * The probability, in [0, 1], of a division as uneven as this; 1 if the models never differed.
   * Twice that of the smaller half, because coins are symmetric: the library's own two-sided test
   * compares rounded probabilities and may lose one of two that are equal.
   */
  public double p() {
    int fewer = Math.min(worse, better);
    double half =
        BinomialTest.withDefaults()
            .with(AlternativeHypothesis.LESS_THAN)
            .test(worse + better, fewer, 0.5)
            .getPValue();
    return Math.min(1, 2 * half);
  }
}
