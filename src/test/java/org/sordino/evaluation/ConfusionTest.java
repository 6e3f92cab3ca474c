package org.sordino.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.sordino.file.Json;

class ConfusionTest {
  private static final Confusion THREE =
      new Confusion(List.of(List.of(21, 0, 29), List.of(0, 0, 0), List.of(1, 2, 1)));

  @Test
  void ofRows_decisions_areCountedByTruthAndDecision() {
    Predictions predictions =
        new Rows().add(3, 0, 0.75f, 0.25f).add(1, 0, 0.25f, 0.75f).add(2, 1, 1, 0).of("a", "b");

    assertEquals(List.of(List.of(3, 1), List.of(2, 0)), Confusion.ofRows(predictions).counts());
  }

  @Test
  void errorPercent_isRoundedOnce() {
    Confusion confusion = new Confusion(List.of(List.of(21, 29), List.of(0, 0)));

    assertEquals(58.0, confusion.errorPercent(), "100.0 * (29 / 50.0) is 57.99999999999999");
    assertEquals(100 * 32 / 54.0, THREE.errorPercent());
  }

  @Test
  void errorPercent_perClass_countsItsRow() {
    assertEquals(OptionalDouble.of(58), THREE.errorPercent(0));
    assertEquals(OptionalDouble.empty(), THREE.errorPercent(1));
    assertEquals(OptionalDouble.of(75), THREE.errorPercent(2));
  }

  @Test
  void totals_countItems() {
    assertEquals(54, THREE.total());
    assertEquals(4, THREE.total(2));
    assertEquals(29, THREE.count(0, 2));
  }

  @Test
  void errorPercent_noItem_isZero() {
    assertEquals(0, new Confusion(List.of(List.of(0, 0), List.of(0, 0))).errorPercent());
  }

  @Test
  void json_isTheMatrix() {
    assertEquals("[[21,0,29],[0,0,0],[1,2,1]]", Json.line(THREE));
  }

  @Test
  void new_notSquareOrNegative_isRefused() {
    assertEquals(
        "expected a confusion row of 2 counts from 0, found [1]",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Confusion(List.of(List.of(1, 2), List.of(1))))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Confusion(List.of(List.of(1, -2), List.of(1, 0))));
  }

  @Test
  void plus_addsCellByCell_andRefusesOtherClasses() {
    Confusion other = new Confusion(List.of(List.of(1, 2, 3), List.of(4, 5, 6), List.of(7, 8, 9)));

    assertEquals(
        List.of(List.of(22, 2, 32), List.of(4, 5, 6), List.of(8, 10, 10)),
        THREE.plus(other).counts());
    Confusion two = new Confusion(List.of(List.of(1, 0), List.of(0, 1)));
    assertThrows(IllegalArgumentException.class, () -> THREE.plus(two));
  }
}
