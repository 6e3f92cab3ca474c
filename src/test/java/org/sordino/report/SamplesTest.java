package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.experiment.table.Sample;

class SamplesTest {
  private static final Samples.Point SEVERAL = new Samples.Point(2, new Sample(10, 1.5));

  @Test
  void series_ofSeveralRunsEach_risesAndHasDeviations() {
    Series series =
        Samples.series("a", List.of(SEVERAL, new Samples.Point(1, new Sample(20, 0.5))));

    assertEquals(List.of(1.0, 2.0), series.x());
    assertEquals(List.of(20.0, 10.0), series.y());
    assertEquals(List.of(0.5, 1.5), series.deviation());
  }

  /** Its deviation is unknown, not 0. */
  @Test
  void series_withAPointOfASingleRun_hasNoDeviations() {
    Series series =
        Samples.series("a", List.of(SEVERAL, new Samples.Point(1, new Sample(20, null))));

    assertEquals(List.of(), series.deviation());
  }
}
