package org.sordino.experiment.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GridEstimateTest {
  /** Two whole batches and one of 44, and three quarters of a batch at a third of the cost. */
  @Test
  void steps_ofAnEpoch_countThePartialBatchWhole_andValidationByAThird() {
    assertEquals(3 + 0.25, GridEstimate.steps(300, 96, 128), 1e-12);
    assertEquals(2, GridEstimate.steps(256, 0, 128), 1e-12);
  }
}
