package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.SongDatasetName;
import org.sordino.experiment.ImageParts;
import org.sordino.experiment.SongParts;
import picocli.CommandLine;

class EvaluationDataTest {
  private static EvaluationData data(String options) {
    return CommandLine.populateCommand(new EvaluationData(), options.split(" ", -1));
  }

  @Test
  void parts_ofSongs_areWhatEveryOptionSays() {
    EvaluationData data =
        data(
            "--data songs --dataset demo --songs-per-class 7 --cache kept"
                + " --extra-training more --extra-training others");

    assertEquals(
        new SongParts(
            SongDatasetName.DEMO,
            Path.of("songs"),
            List.of(Path.of("more"), Path.of("others")),
            7,
            Path.of("kept")),
        data.parts("gtzan"));
  }

  @Test
  void parts_withoutOptions_areOfWhatTheModelWasTrainedOn() {
    assertEquals(
        new ImageParts(ImageDatasetName.CIFAR_100, Path.of("images")),
        data("--data images").parts("cifar-100"));
    assertEquals(
        new SongParts(SongDatasetName.GTZAN, Path.of("songs"), List.of(), 0, Path.of("kept")),
        data("--data songs --cache kept").parts("gtzan"));
  }

  @Test
  void requireFor_aPartThatHasItsSongs_refusesAChoiceOfThem() {
    EvaluationData data = data("--data songs --songs-per-class 7");

    data.requireFor("all");
    assertEquals(
        "--songs-per-class: expected with --part all, found --part test",
        assertThrows(IllegalArgumentException.class, () -> data.requireFor("test")).getMessage());
  }
}
