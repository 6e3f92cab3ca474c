package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntervalChartTest {
  private static IntervalChart chart(@Nullable Double guide, IntervalChart.Row... rows) {
    return new IntervalChart(
        "means",
        "Means",
        "error in %",
        List.of(new IntervalChart.Group("nnet1", guide, List.of(rows))));
  }

  private static final IntervalChart.Row FULL = new IntervalChart.Row("a", 12.0, 1.25, 13.5);
  private static final IntervalChart.Row SINGLE = new IntervalChart.Row("b", 11.0, null, null);
  private static final IntervalChart.Row NONE = new IntervalChart.Row("c", null, null, null);

  @Test
  void numbers_haveARowEach_emptyWhereThereIsNothing() {
    Table numbers = chart(null, FULL, SINGLE, NONE).numbers();
    assertEquals(List.of("", "mean, error in %", "± deviation", "published"), numbers.head());
    assertEquals(
        List.of(
            List.of("nnet1, a", "12", "1.25", "13.5"),
            List.of("nnet1, b", "11", "", ""),
            List.of("nnet1, c", "", "", "")),
        numbers.rows());
  }

  @Test
  void guide_isDrawnWhereThereIsOne() {
    assertTrue(Svg.of(chart(12.0, FULL)).inline().contains("var(--guide)"));
    assertFalse(Svg.of(chart(null, FULL)).inline().contains("var(--guide)"));
  }

  @Test
  void height_growsWithTheRows() {
    assertEquals(chart(null, FULL).height() + 44, chart(null, FULL, SINGLE, NONE).height());
  }

  @Test
  void chart_ofOneValue_canBeDrawn() {
    Svg.of(chart(null, new IntervalChart.Row("a", 0.0, null, null)));
    Svg.of(
        chart(
            5.0,
            new IntervalChart.Row("a method whose name is very long, and longer", 5.0, 0.0, 5.0)));
  }

  @Test
  void chart_withoutAMean_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> chart(3.0, NONE));
  }
}
