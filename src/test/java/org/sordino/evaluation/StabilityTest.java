package org.sordino.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StabilityTest {
  /**
   * Class a: mean (1/2, 1/2), deviation of the truth √(2/16 / 1), squared distances 1/8. Class b:
   * one sample, all 0. Mean of the samples (5/12, 7/12): squared distances 2/144 and 8/144.
   */
  @Test
  void of_twoClasses_isAsWorkedOutByHand() {
    Stability stability =
        Stability.of(
            new Rows()
                .add(1, 0, 0.75f, 0.25f)
                .add(1, 0, 0.25f, 0.75f)
                .add(1, 1, 0.25f, 0.75f)
                .of("a", "b"));

    assertEquals(1 - Math.sqrt(1 / 8.0) / 2, stability.deviation(), 1e-15);
    assertEquals(1 - 1 / 16.0, stability.variance(), 1e-15);
    assertEquals(1 - 5 / 144.0, stability.inter(), 1e-15);
  }

  /** Truths 1/4, 1/2, 3/4 of class a: squared distances 2/16 in all, divided by two. */
  @Test
  void of_threeSamples_dividesTheirSquaresByTwo() {
    Stability stability =
        Stability.of(
            new Rows()
                .add(1, 0, 0.25f, 0.75f)
                .add(1, 0, 0.5f, 0.5f)
                .add(1, 0, 0.75f, 0.25f)
                .of("a", "b"));

    assertEquals(1 - 0.25, stability.deviation(), 1e-15);
    assertEquals(1 - 2 * 2 / 16.0 / 3, stability.variance(), 1e-15);
  }

  @Test
  void of_classWithoutSamples_doesNotCount() {
    Stability stability =
        Stability.of(
            new Rows()
                .add(1, 0, 0.75f, 0.25f, 0)
                .add(1, 0, 0.25f, 0.75f, 0)
                .add(1, 1, 0.25f, 0.75f, 0)
                .of("a", "b", "c"));

    assertEquals(1 - Math.sqrt(1 / 8.0) / 2, stability.deviation(), 1e-15);
    assertEquals(1 - 1 / 16.0, stability.variance(), 1e-15);
    assertEquals(1 - 5 / 144.0, stability.inter(), 1e-15);
  }

  /** Deviation looks at the true class alone; variance sees the others move too. */
  @Test
  void of_onlyWrongClassesMove_changesVarianceButNotDeviation() {
    Stability stability =
        Stability.of(
            new Rows().add(1, 0, 0.5f, 0.5f, 0).add(1, 0, 0.5f, 0, 0.5f).of("a", "b", "c"));

    assertEquals(new Stability(1, 1 - 1 / 8.0, 1), stability);
  }

  @Test
  void of_oneSample_isOne() {
    assertEquals(new Stability(1, 1, 1), Stability.of(new Rows().add(1, 1, 1, 0).of("a", "b")));
  }
}
