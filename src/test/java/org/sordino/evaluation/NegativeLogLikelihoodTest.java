package org.sordino.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NegativeLogLikelihoodTest {
  @Test
  void of_powersOfTwo_isTheMeanOfTheirLogarithms() {
    Predictions predictions =
        new Rows().add(1, 0, 0.5f, 0.5f).add(1, 1, 0.75f, 0.25f).add(1, 0, 1, 0).of("a", "b");

    assertEquals((1 + 2 + 0) * Math.log(2) / 3, NegativeLogLikelihood.of(predictions), 1e-15);
  }

  @Test
  void of_zeroAndSubnormal_countAsTheSmallestNormalFloat() {
    Predictions predictions = new Rows().add(1, 1, 1, 0).add(1, 1, 1, 1e-40f).of("a", "b");

    assertEquals(126 * Math.log(2), NegativeLogLikelihood.of(predictions), 1e-12);
  }
}
