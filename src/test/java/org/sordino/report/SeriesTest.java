package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static String refused(List<Double> x, List<Double> y, List<Double> deviation) {
    return assertThrows(IllegalArgumentException.class, () -> new Series("kl", x, y, deviation))
        .getMessage();
  }

  @Test
  void topAndBottom_withDeviations_includeThem() {
    Series series = new Series("s", List.of(1.0, 2.0), List.of(20.0, 19.0), List.of(1.0, 4.0));
    assertEquals(23, series.top());
    assertEquals(15, series.bottom());
  }

  @Test
  void topAndBottom_withoutDeviations_areTheValues() {
    Series series = Series.of("s", List.of(1.0, 2.0), List.of(20.0, 19.0));
    assertEquals(20, series.top());
    assertEquals(19, series.bottom());
  }

  @Test
  void series_ofValuesThatDoNotFit_isRefused() {
    assertTrue(refused(List.of(), List.of(), List.of()).startsWith("series kl: expected"));
    assertTrue(refused(List.of(1.0), List.of(1.0, 2.0), List.of()).contains("found 2 for 1"));
    assertTrue(refused(List.of(1.0), List.of(1.0), List.of(1.0, 2.0)).contains("found 2"));
    assertTrue(refused(List.of(1.0), List.of(Double.NaN), List.of()).contains("finite"));
  }
}
