package org.sordino.experiment.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SplitRule;
import org.sordino.dataset.TrainParts;
import org.sordino.experiment.ImageSource;
import org.sordino.experiment.SongSelection;
import org.sordino.experiment.SongSource;
import org.sordino.file.Yaml;
import org.sordino.spectrogram.Scale;

/** What is opened for what a file says under {@code data}. */
class ExperimentDataTest {
  private static final Path DATA = Path.of("data");
  private static final Path CACHE = Path.of("cache");
  private static final List<Path> EXTRA = List.of(Path.of("more"), Path.of("others"));
  private static final ExperimentData.Place OF_SONGS =
      new ExperimentData.Place(DATA, EXTRA, CACHE, Path.of("beside"));
  private static final ExperimentData.Place OF_IMAGES =
      new ExperimentData.Place(DATA, List.of(), CACHE, Path.of("beside"));

  private static ExperimentData said(String data) throws IOException {
    return Yaml.parse("{data: {" + data + "}}", Experiment.class, Path.of("x.yaml")).data();
  }

  private static SongSource songs(SplitRule rule) {
    return new SongSource(
        new SongSelection(SongDatasetName.GTZAN, DATA, List.of(), 0, EXTRA, CACHE),
        rule,
        1,
        Scale.LOG,
        false);
  }

  @Test
  void source_ofSongs_isWhatEveryKeySays() throws IOException {
    ExperimentData data =
        said(
            "dataset: demo, classes: [waltz, techno], songs_per_class: 7, split: 6/2/2,"
                + " split_seed: 9, scale: decibel, augment: true");

    assertEquals(
        new SongSource(
            new SongSelection(
                SongDatasetName.DEMO, DATA, List.of("waltz", "techno"), 7, EXTRA, CACHE),
            new SplitRule.Shares(6, 2, 2),
            9,
            Scale.DECIBEL,
            true),
        data.source(OF_SONGS, 0));
  }

  @Test
  void source_whereNothingIsSaid_isThatOfTrain() throws IOException {
    assertEquals(songs(new SplitRule.Shares(8, 1, 1)), said("").source(OF_SONGS, 0));
  }

  @Test
  void source_ofATurn_testsItsFold() throws IOException {
    assertEquals(songs(new SplitRule.Fold(2, 4)), said("folds: 4").source(OF_SONGS, 2));
    assertEquals(
        songs(new SplitRule.Lists(Path.of("beside", "mine-2"), "mine-2")),
        said("split: lists:mine, folds: 3").source(OF_SONGS, 2));
  }

  @Test
  void searched_ofSongs_isWithoutWhatIsTested() throws IOException {
    SplitRule tested = new SplitRule.Shares(6, 2, 2);
    SplitRule other = new SplitRule.Fold(1, 5);

    ExperimentData data = said("split: 6/2/2");

    assertEquals(songs(new SplitRule.WithoutTest(tested, tested)), data.searched(OF_SONGS, null));
    assertEquals(
        songs(new SplitRule.WithoutTest(other, tested)), data.searched(OF_SONGS, "fold:1/5"));
  }

  @Test
  void source_ofImages_isWhatEveryKeySays() throws IOException {
    assertEquals(
        new ImageSource(
            ImageDatasetName.CINIC_10, DATA, TrainParts.parse("train,valid"), false, true),
        said("dataset: cinic-10, train_parts: 'train,valid', augment: false").source(OF_IMAGES, 0));
  }

  @Test
  void source_ofImages_whereNothingIsSaid_isThatOfTrain() throws IOException {
    assertEquals(
        new ImageSource(ImageDatasetName.CIFAR_10, DATA, TrainParts.TRAIN, true, true),
        said("dataset: cifar-10").source(OF_IMAGES, 0));
  }

  @Test
  void searched_ofImages_isWithoutWhatIsTested() throws IOException {
    assertEquals(
        new ImageSource(ImageDatasetName.CIFAR_10, DATA, TrainParts.TRAIN, true, false),
        said("dataset: cifar-10").searched(OF_IMAGES, null));
  }
}
