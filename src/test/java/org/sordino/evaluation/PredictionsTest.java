package org.sordino.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.dataset.ItemKind;

class PredictionsTest {
  private static final List<String> CLASSES = List.of("blues", "jazz");

  @Test
  void songs_mixedRows_areGroupedInOrderOfFirstAppearance() {
    Prediction b0 = new Prediction("b", 0, 1, new float[] {0.5f, 0.5f});
    Prediction a1 = new Prediction("a", 1, 0, new float[] {1, 0});
    Prediction b1 = new Prediction("b", 1, 1, new float[] {0, 1});

    assertEquals(
        List.of(
            new ItemPredictions("b", 1, List.of(b0, b1)), new ItemPredictions("a", 0, List.of(a1))),
        new Predictions(ItemKind.SONG, CLASSES, List.of(b0, a1, b1)).items());
  }

  @Test
  void new_rowsThatDoNotFit_saysWhatWasExpected() {
    Prediction a = new Prediction("a", 0, 0, new float[] {1, 0});
    assertMessage("expected at least one prediction, found none", CLASSES, List.of());
    assertMessage(
        "expected at least two classes with names of their own, found [jazz, jazz]",
        List.of("jazz", "jazz"),
        List.of(a));
    assertMessage(
        "expected at least two classes with names of their own, found [jazz]",
        List.of("jazz"),
        List.of(a));
    assertMessage(
        "expected 3 probabilities, found 2", List.of("blues", "jazz", "rock"), List.of(a));
    assertMessage("expected each clip once, found clip 0 of 'a' again", CLASSES, List.of(a, a));
    assertMessage(
        "expected one true class for all clips of 'a', found classes 0 and 1",
        CLASSES,
        List.of(a, new Prediction("a", 1, 1, new float[] {1, 0})));
  }

  @Test
  void newPrediction_valuesOutOfRange_saysWhatWasExpected() {
    assertMessage("expected a clip number from 0, found -1", -1, 0, 1, 0);
    assertMessage("expected the index of one of 2 classes, found 2", 0, 2, 1, 0);
    assertMessage("expected the index of one of 2 classes, found -1", 0, -1, 1, 0);
    assertMessage("expected probabilities in [0, 1], found NaN", 0, 0, Float.NaN, 1);
    assertMessage("expected probabilities in [0, 1], found -0.5", 0, 0, -0.5f, 1);
    assertMessage("expected probabilities in [0, 1], found 1.5", 0, 0, 0, 1.5f);
    assertMessage(
        "expected probabilities whose sum is 1 within 0.001, found sum 0.875", 0, 0, 0.5f, 0.375f);
  }

  @Test
  void newPrediction_sumWithinTolerance_isAccepted() {
    assertEquals(1, new Prediction("a", 0, 0, new float[] {0.4f, 0.5995f}).decision());
  }

  @Test
  void probabilities_changedByTheCaller_stayAsTheyWere() {
    float[] given = {1, 0};
    Prediction prediction = new Prediction("a", 0, 0, given);
    given[0] = 0.5f;
    prediction.probabilities()[0] = 0.25f;

    assertEquals(new Prediction("a", 0, 0, new float[] {1, 0}), prediction);
  }

  private static void assertMessage(String expected, List<String> classes, List<Prediction> rows) {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new Predictions(ItemKind.SONG, classes, rows));
    assertEquals(expected, e.getMessage());
  }

  private static void assertMessage(String expected, int clip, int truth, float... p) {
    var e = assertThrows(IllegalArgumentException.class, () -> new Prediction("a", clip, truth, p));
    assertEquals(expected, e.getMessage());
  }
}
