package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.dataset.ItemKind;
import org.sordino.experiment.TrainingDefaults;
import org.sordino.experiment.grid.TrainingChoice;
import org.sordino.training.Schedule;
import org.sordino.training.TrainingSettings;
import picocli.CommandLine;

/** What is trained with unless options or a file say otherwise: [W21] 5.1 and 5.3. */
class TrainingOptionsTest {
  private static final TrainingChoice NOTHING =
      new TrainingChoice(null, null, null, null, null, null, null, null, null, null);

  private static TrainingSettings withoutOptions(TrainingDefaults defaults) {
    return CommandLine.populateCommand(new TrainingOptions()).settings(defaults);
  }

  @Test
  void settings_ofSongs_haveThePublishedDefaults() {
    TrainingSettings published =
        new TrainingSettings(
            100, 128, 0.005, Schedule.CONSTANT, 0, 0.9, 0.0005, false, false, false, 1);

    assertEquals(published, withoutOptions(TrainingDefaults.of(ItemKind.SONG)));
    assertEquals(published, NOTHING.settings(TrainingDefaults.SONGS, 1));
  }

  /** One of the three that are on or off at a time, to tell them apart. */
  @ParameterizedTest
  @ValueSource(strings = {"--spare-normalisation", "--nesterov", "--balance"})
  void settings_everythingSaid_isTaken(String only) {
    boolean sparing = only.equals("--spare-normalisation");
    boolean nesterov = only.equals("--nesterov");
    boolean balance = only.equals("--balance");
    TrainingSettings expected =
        new TrainingSettings(
            7, 3, 0.02, Schedule.COSINE_PER_STEP, 0.001, 0.8, 0.01, sparing, nesterov, balance, 5);
    String numbers = "--epochs 7 --batch 3 --learning-rate 0.02 --momentum 0.8 --weight-decay 0.01";
    String others = " --schedule cosine-per-step --final-learning-rate 0.001 --seed 5 ";

    TrainingOptions options =
        CommandLine.populateCommand(
            new TrainingOptions(), (numbers + others + only).split(" ", -1));
    TrainingChoice choice =
        new TrainingChoice(
            7, 3, 0.02, Schedule.COSINE_PER_STEP, 0.001, 0.8, 0.01, sparing, nesterov, balance);

    for (TrainingDefaults defaults : List.of(TrainingDefaults.SONGS, TrainingDefaults.IMAGES)) {
      assertEquals(expected, options.settings(defaults));
      assertEquals(expected, choice.settings(defaults, 5));
    }
    assertEquals(choice, TrainingChoice.of(expected));
  }

  @Test
  void settings_aFinalRateThatNothingFallsTo_isRefused() {
    TrainingOptions options =
        CommandLine.populateCommand(new TrainingOptions(), "--final-learning-rate", "0.0001");

    assertEquals(0.0001, options.settings(TrainingDefaults.IMAGES).finalLearningRate());
    assertEquals(
        "--final-learning-rate: expected with --schedule cosine or cosine-per-step, found"
            + " --schedule constant",
        assertThrows(IllegalArgumentException.class, () -> options.settings(TrainingDefaults.SONGS))
            .getMessage());
  }

  @Test
  void settings_ofImages_haveThePublishedDefaults() {
    TrainingSettings published =
        new TrainingSettings(
            200, 128, 0.1, Schedule.COSINE, 0.0001, 0.9, 0.0005, false, false, false, 1);

    assertEquals(published, withoutOptions(TrainingDefaults.of(ItemKind.IMAGE)));
    assertEquals(published, NOTHING.settings(TrainingDefaults.IMAGES, 1));
  }
}
