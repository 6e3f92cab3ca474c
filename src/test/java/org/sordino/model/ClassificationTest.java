package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.evaluation.Decision;
import org.sordino.evaluation.Vote;

/** Calibrated answers are those that an evaluation counts, also where single precision is short. */
class ClassificationTest {
  private static final List<String> CLASSES = List.of("blues", "jazz", "rock");

  @Test
  void of_aDecision_isCalibrated_theBestFirst() {
    Decision decision = Vote.MEAN.decide(List.of(new float[] {0.2f, 0.5f, 0.3f}));

    Classification found = Classification.of(7, CLASSES, decision, 0.5, List.of());

    assertEquals("jazz", found.genre());
    assertEquals(0.25 / 0.38, found.confidence(), 1e-6);
    assertEquals(List.of("jazz", "rock", "blues"), List.copyOf(found.probabilities().keySet()));
    assertEquals(0.09 / 0.38, found.probabilities().get("rock"), 1e-6);
    assertEquals(7, found.seconds());
  }

  /** One clip of four gives the second class one bit more, which their mean in float has not. */
  @Test
  void of_votesThatAreEqualInSinglePrecision_isTheClassThatWon() {
    float[] equal = {0.4f, 0.4f, 0.2f};
    float[] more = {0.4f, Math.nextUp(0.4f), 0.2f};
    Decision decision = Vote.MEAN.decide(List.of(equal, more, equal, equal));
    assertEquals(decision.rounded()[0], decision.rounded()[1]);

    Classification found = Classification.of(7, CLASSES, decision, 1, List.of());

    assertEquals("jazz", found.genre());
    assertEquals(found.probabilities().get("blues"), found.confidence());
    assertEquals(List.of("jazz", "blues", "rock"), List.copyOf(found.probabilities().keySet()));
  }

  /** The twentieth roots of the probabilities differ by less than a bit. */
  @Test
  void moment_ofAClipWhoseClassesCalibrationMakesEqual_isOfTheMoreProbable() {
    float[] clip = {0.4f, Math.nextUp(0.4f), 0.2f};

    Classification.Moment moment = Classification.Moment.of(1.5, CLASSES, clip, 20);

    double others = 1 + Math.pow(0.5, 1 / 20.0);
    assertEquals("jazz", moment.genre());
    assertEquals(1 / (1 + others), moment.confidence(), 1e-6);
    assertEquals(1.5, moment.start());
  }
}
