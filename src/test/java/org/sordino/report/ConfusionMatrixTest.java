package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sordino.evaluation.Confusion;

class ConfusionMatrixTest {
  private static final ConfusionMatrix MATRIX =
      new ConfusionMatrix(
          "songs",
          List.of("blues", "pop", "rock"),
          new Confusion(List.of(List.of(3, 1, 0), List.of(0, 0, 0), List.of(2, 0, 6))));

  static ConfusionMatrix ofClasses(int count) {
    return new ConfusionMatrix(
        "images",
        IntStream.range(0, count).mapToObj(i -> "class " + i).toList(),
        new Confusion(Collections.nCopies(count, Collections.nCopies(count, 1))));
  }

  @Test
  void share_isOfTheTrueClass() {
    assertEquals(0.75, MATRIX.share(0, 0));
    assertEquals(0.25, MATRIX.share(2, 0));
    assertEquals(0, MATRIX.share(1, 1));
  }

  @Test
  void numbers_haveTruthInRows() {
    Table numbers = MATRIX.numbers();
    assertEquals(List.of("truth \\ found", "blues", "pop", "rock"), numbers.head());
    assertEquals(List.of("blues", "3", "1", "0"), numbers.rows().get(0));
    assertEquals(List.of("rock", "2", "0", "6"), numbers.rows().get(2));
  }

  @Test
  void size_ofManyClasses_leavesEachItsRoom() {
    assertEquals(ChartStyle.WIDTH, ofClasses(10).width());
    assertTrue(ofClasses(100).width() > 1100, "width " + ofClasses(100).width());
    assertTrue(ofClasses(100).height() > 1100, "height " + ofClasses(100).height());
  }
}
