package org.sordino.experiment.grid;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidateTest {
  private static final Variant LSR =
      new Method(null, Map.of(), List.of(), null, null, null).variants("lsr").get(0);

  /** Of 684 clips 10 and 30 wrong, and 11 and 29, as averages of two percentages in double. */
  @Test
  void best_asManyWrongDecisionsOtherwiseDivided_isSettledByTheLikelihood() {
    Candidate likely = new Candidate(LSR, 2.9239766081871346, 0.5);
    Candidate unlikely = new Candidate(LSR, 2.923976608187134, 0.6);

    assertTrue(Candidate.BEST.compare(likely, unlikely) < 0);
    assertTrue(Candidate.BEST.compare(unlikely, likely) > 0);
  }

  /** One of 684 clips, with one seed of a hundred. */
  @Test
  void best_oneWrongDecisionFewer_winsWhateverTheLikelihood() {
    Candidate better = new Candidate(LSR, 2.92, 0.9);
    Candidate worse = new Candidate(LSR, 2.92 + 100.0 / 684 / 100, 0.1);

    assertTrue(Candidate.BEST.compare(better, worse) < 0);
  }

  @Test
  void best_diverged_comesLast() {
    assertTrue(Candidate.BEST.compare(Candidate.diverged(LSR), new Candidate(LSR, 100, 1_000)) > 0);
  }
}
