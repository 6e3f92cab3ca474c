package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.sordino.dataset.Subject;
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

    assertEquals(published, withoutOptions(TrainingDefaults.of(Subject.SONG)));
    assertEquals(published, NOTHING.settings(TrainingDefaults.SONGS, 1));
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

    assertEquals(published, withoutOptions(TrainingDefaults.of(Subject.IMAGE)));
    assertEquals(published, NOTHING.settings(TrainingDefaults.IMAGES, 1));
  }
}
