package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private static TrainingSettings settings(Schedule schedule, int epochs) {
    return new TrainingSettings(epochs, 8, 0.1, schedule, 0.001, 0.9, 0, false, false, false, 1);
  }

  /** 0.001 + 0.099·(1 + cos(πt/4))/2 for t = 0 … 3. */
  @ParameterizedTest
  @CsvSource({"1, 0.1", "2, 0.0855017857", "3, 0.0505", "4, 0.0154982143"})
  void rate_cosineOverFourEpochs_isAsByHand(int epoch, double rate) {
    assertEquals(rate, settings(Schedule.COSINE, 4).rate(epoch), 1e-9);
  }

  /** The same four rates over two epochs of two steps. */
  @ParameterizedTest
  @CsvSource({"1, 1, 0.1", "1, 2, 0.0855017857", "2, 1, 0.0505", "2, 2, 0.0154982143"})
  void rate_cosinePerStep_isAsByHand(int epoch, int step, double rate) {
    assertEquals(rate, settings(Schedule.COSINE_PER_STEP, 2).rate(epoch, step, 2), 1e-9);
  }

  @Test
  void rate_cosinePerStep_ofAnEpochIsThatOfItsFirstStep() {
    TrainingSettings settings = settings(Schedule.COSINE_PER_STEP, 2);

    assertEquals(settings.rate(2, 1, 7), settings.rate(2), 1e-15);
  }

  @ParameterizedTest
  @CsvSource({"CONSTANT", "COSINE"})
  void rate_perEpoch_isThatOfEveryStep(Schedule schedule) {
    TrainingSettings settings = settings(schedule, 4);

    assertEquals(settings.rate(3), settings.rate(3, 5, 5));
  }

  @Test
  void rate_cosineOverOneEpoch_isTheFirstRate() {
    assertEquals(0.1, settings(Schedule.COSINE, 1).rate(1), 1e-15);
  }

  @ParameterizedTest
  @CsvSource({"1", "50", "100"})
  void rate_constant_staysTheFirst(int epoch) {
    assertEquals(0.1, settings(Schedule.CONSTANT, 100).rate(epoch));
  }

  @Test
  void parse_unknownName_listsTheValidOnes() {
    assertEquals(Schedule.COSINE, Schedule.parse("cosine"));
    assertEquals(Schedule.COSINE_PER_STEP, Schedule.parse("cosine-per-step"));
    assertEquals(
        "--schedule: expected one of constant, cosine, cosine-per-step, found linear",
        assertThrows(IllegalArgumentException.class, () -> Schedule.parse("linear")).getMessage());
  }

  /** It has no last rate, so that a default of one must not refuse a low first one. */
  @Test
  void settings_constantRateBelowTheFinalOne_isAllowed() {
    TrainingSettings settings =
        new TrainingSettings(
            5, 8, 0.00005, Schedule.CONSTANT, 0.0001, 0.9, 0, false, false, false, 1);

    assertEquals(0.00005, settings.rate(5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN})
  void settings_lastRateThatAConstantOneDoesNotUse_mustBeARateAllTheSame(double last) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TrainingSettings(
                5, 8, 0.1, Schedule.CONSTANT, last, 0.9, 0, false, false, false, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8, 0.1, 0, 0.9, 0, --epochs",
    "1, 0, 0.1, 0, 0.9, 0, --batch",
    "1, 65537, 0.1, 0, 0.9, 0, --batch",
    "1, 8, 0, 0, 0.9, 0, --learning-rate",
    "1, 8, NaN, 0, 0.9, 0, --learning-rate",
    "1, 8, Infinity, 0, 0.9, 0, --learning-rate",
    "1, 8, 0.1, 0.2, 0.9, 0, --final-learning-rate",
    "1, 8, 0.1, -1, 0.9, 0, --final-learning-rate",
    "1, 8, 0.1, 0, 1, 0, --momentum",
    "1, 8, 0.1, 0, -0.1, 0, --momentum",
    "1, 8, 0.1, 0, NaN, 0, --momentum",
    "1, 8, 0.1, 0, 0.9, -1, --weight-decay",
    "1, 8, 0.1, 0, 0.9, Infinity, --weight-decay",
  })
  void settings_outOfRange_areRefusedByTheOptionsName(
      int epochs,
      int batch,
      double rate,
      double last,
      double momentum,
      double decay,
      String option) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new TrainingSettings(
                        epochs,
                        batch,
                        rate,
                        Schedule.COSINE,
                        last,
                        momentum,
                        decay,
                        false,
                        false,
                        false,
                        1))
            .getMessage();

    assertTrue(message.startsWith(option + ": expected "), message);
  }
}
