package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SplitRule;
import org.sordino.experiment.SongSelection;
import org.sordino.experiment.SongSource;
import org.sordino.experiment.grid.ExperimentData;
import org.sordino.spectrogram.Scale;
import picocli.CommandLine;

/** Options of {@code train} and {@code tune}, and the same as the part of an experiment's file. */
class TrainingDataTest {
  private static final String EVERY_OPTION_OF_SONGS =
      "--data songs --dataset demo --classes waltz,techno --songs-per-class 7"
          + " --extra-training more --extra-training others --cache kept"
          + " --split 6/2/2 --split-seed 9 --scale decibel --augment vary";

  private static TrainingData data(String options) {
    return CommandLine.populateCommand(new TrainingData(), options.split(" ", -1));
  }

  private static ExperimentData.Place place(TrainingData data) {
    return new ExperimentData.Place(
        data.data(), data.extraTraining(), data.cache(), Path.of("out"));
  }

  @Test
  void source_ofSongs_isWhatEveryOptionSays() {
    assertEquals(
        new SongSource(
            new SongSelection(
                SongDatasetName.DEMO,
                Path.of("songs"),
                List.of("waltz", "techno"),
                7,
                List.of(Path.of("more"), Path.of("others")),
                Path.of("kept")),
            new SplitRule.Shares(6, 2, 2),
            9,
            Scale.DECIBEL,
            true),
        data(EVERY_OPTION_OF_SONGS).source());
  }

  @Test
  void inFile_ofSongs_saysWhatEveryOptionSays() {
    TrainingData data = data(EVERY_OPTION_OF_SONGS);

    assertEquals(
        new ExperimentData(
            "demo", List.of("waltz", "techno"), 7, "6/2/2", null, 9L, Scale.DECIBEL, null, true),
        data.inFile());
    assertEquals(data.source(), data.inFile().source(place(data), 0));
  }

  @Test
  void inFile_ofImages_saysWhatEveryOptionSays() {
    TrainingData data =
        data("--data images --dataset cinic-10 --train-parts train,valid --augment none");

    assertEquals(
        new ExperimentData(
            "cinic-10", List.of(), null, null, null, null, null, "train,valid", false),
        data.inFile());
    assertEquals(data.source(), data.inFile().source(place(data), 0));
  }

  @Test
  void inFile_whereNothingIsSaid_leavesAllToTheDefaults() {
    for (String dataset : List.of("gtzan", "cifar-10")) {
      TrainingData data = data("--data there --dataset " + dataset);

      assertEquals(
          new ExperimentData(dataset, List.of(), null, null, null, null, null, null, null),
          data.inFile());
      assertEquals(data.source(), data.inFile().source(place(data), 0));
    }
  }

  /** In the folder of a search, where they come to lie, they have one. */
  @Test
  void inFile_ofLists_hasTheNameOfTheirFolder() {
    assertEquals("lists:mine", data("--data songs --split lists:some/mine").inFile().split());
    assertEquals("lists:lists", data("--data songs --split lists:some/.mine").inFile().split());
    assertEquals(
        "lists:mi?ne", data("--data songs --split lists:some/mi\u001bne").inFile().split());
  }
}
