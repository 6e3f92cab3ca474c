package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

  private static LineChart levelled(double level, Series... series) {
    return new LineChart(
        "tau",
        "Error",
        "τ",
        "error in %",
        false,
        List.of(series),
        List.of(new LineChart.Level("baseline", level)));
  }

  @Test
  void level_isInTheRangeAndInTheNumbers() {
    LineChart chart = levelled(22, values(30.0, 28.0));
    assertEquals(20, chart.bottom());
    assertEquals(List.of("τ", "s", "baseline"), chart.numbers().head());
    assertEquals(
        List.of(List.of("1", "30", "22"), List.of("2", "28", "22")), chart.numbers().rows());
    assertTrue(Svg.of(chart).inline().contains("var(--guide)"));
    assertFalse(Svg.of(chart(false, values(30.0, 28.0))).inline().contains("var(--guide)"));
  }

  @Test
  void deviations_ofManyPoints_areAPaleBand() {
    List<Double> x = IntStream.range(0, 40).mapToObj(i -> (double) i).toList();
    Series line = new Series("s", x, x, Collections.nCopies(40, 1.0));
    assertTrue(fills(chart(true, line)) > 0);
    assertEquals(0, fills(chart(true, Series.of("s", x, x))));
    Series few = new Series("s", x.subList(0, 5), x.subList(0, 5), Collections.nCopies(5, 1.0));
    assertEquals(0, fills(chart(true, few)));
  }

  /** How many shapes are filled with transparent blue. */
  private static long fills(LineChart chart) {
    return Pattern.compile(
            "fill:rgb\\(0,114,178\\)[^\"]*opacity|fill:var\\(--blue\\);[^\"]*opacity")
        .matcher(Svg.of(chart).inline())
        .results()
        .count();
  }

  @Test
  void look_ofASeries_isItsOwnOrThatOfItsPlace() {
    assertFalse(Svg.of(chart(false, values(1.0, 2.0))).inline().contains("rgb(0,158,115)"));
    assertTrue(
        Svg.of(chart(false, values(1.0, 2.0).looking(2))).inline().contains("rgb(0,158,115)"));
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
