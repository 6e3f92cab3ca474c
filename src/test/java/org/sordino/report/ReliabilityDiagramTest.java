package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.evaluation.Calibration;

class ReliabilityDiagramTest {
  /** One of five clips in bin 7 of 15, wrong, and four in the last, three of them right. */
  private static ReliabilityDiagram diagram() {
    List<Calibration.Bin> bins =
        new ArrayList<>(Collections.nCopies(15, new Calibration.Bin(0, 0, 0)));
    bins.set(6, new Calibration.Bin(1, 0.45, 0));
    bins.set(14, new Calibration.Bin(4, 0.95, 0.75));
    return new ReliabilityDiagram("clips", new Calibration(bins));
  }

  @Test
  void accuracy_leavesOutEmptyBins() {
    assertEquals(List.of(45.0, 95.0), diagram().accuracy().x());
    assertEquals(List.of(0.0, 75.0), diagram().accuracy().y());
  }

  @Test
  void shares_areOfAllClips() {
    Series shares = diagram().shares();
    assertEquals(16, shares.x().size());
    assertEquals(0, shares.x().get(0));
    assertEquals(40, shares.x().get(6));
    assertEquals(100, shares.x().get(15));
    assertEquals(0, shares.y().get(5));
    assertEquals(20, shares.y().get(6));
    assertEquals(80, shares.y().get(14));
    assertEquals(80, shares.y().get(15));
  }

  @Test
  void numbers_haveARowPerBin() {
    Table numbers = diagram().numbers();
    assertEquals(15, numbers.rows().size());
    assertEquals(List.of("0 – 6.6667", "0", "", ""), numbers.rows().get(0));
    assertEquals(List.of("40 – 46.667", "1", "45", "0"), numbers.rows().get(6));
    assertEquals(List.of("93.333 – 100", "4", "95", "75"), numbers.rows().get(14));
  }
}
