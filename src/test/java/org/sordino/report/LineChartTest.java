package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {
  private static LineChart chart(boolean fromZero, Series... series) {
    return new LineChart("tau", "Error", "τ", "error in %", fromZero, List.of(series));
  }

  private static Series values(Double... y) {
    return Series.of("s", List.of(1.0, 2.0, 3.0).subList(0, y.length), List.of(y));
  }

  @Test
  void numbers_ofSeriesWithAndWithoutDeviation_haveAColumnForEach() {
    Table numbers =
        chart(
                false,
                new Series("tau", List.of(1.0, 4.0), List.of(22.123456, 20.0), List.of(1.5, 0.25)),
                Series.of("tau2", List.of(4.0, 20.0), List.of(25.0, 30.0)))
            .numbers();
    assertEquals(List.of("τ", "tau", "± deviation", "tau2"), numbers.head());
    assertEquals(
        List.of(
            List.of("1", "22.123", "1.5", ""),
            List.of("4", "20", "0.25", "25"),
            List.of("20", "", "", "30")),
        numbers.rows());
  }

  @Test
  void bottom_fromZero_isZero() {
    assertEquals(0, chart(true, values(90.0, 80.0)).bottom());
  }

  @Test
  void bottom_ofValuesFarFromZero_liesAQuarterOfTheirRangeBelow() {
    assertEquals(19, chart(false, values(24.0, 20.0)).bottom());
  }

  @Test
  void bottom_ofValuesThatReachDown_isZero() {
    assertEquals(0, chart(false, values(24.0, 10.0)).bottom());
  }

  @Test
  void bottom_ofNegativeValues_isTheLowest() {
    assertEquals(-1, chart(true, values(24.0, -1.0)).bottom());
  }

  @Test
  void chart_withoutSeries_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> chart(true));
  }

  @Test
  void chart_ofOnePointOrOneValue_canBeDrawn() {
    Svg.of(chart(true, values(0.0)));
    Svg.of(chart(false, values(5.0, 5.0)));
    Svg.of(chart(false, values(0.0, 0.0, 0.0)));
    Svg.of(chart(true, values(1e-17, 1e-18)));
    Svg.of(chart(false, values(1e15, 1.1e15)));
  }
}
