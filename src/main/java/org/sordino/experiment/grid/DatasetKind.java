package org.sordino.experiment.grid;

import org.jspecify.annotations.Nullable;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SplitRule;
import org.sordino.dataset.Subject;
import org.sordino.experiment.DataSource;
import org.sordino.experiment.ImageSource;
import org.sordino.experiment.SongSelection;
import org.sordino.experiment.SongSource;
import org.sordino.experiment.TrainingDefaults;
import org.sordino.spectrogram.Scale;

/** What an experiment says of its data, as a data set of this kind takes it. */
interface DatasetKind {
  /**
   * The kind of the data set called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  static DatasetKind of(String label) {
    return SongDatasetName.find(label)
        .<DatasetKind>map(Songs::new)
        .orElseGet(() -> new Images(ImageDatasetName.parse(label)));
  }

  /** What is decided about. */
  Subject subject();

  /** How networks are trained on such data unless the file says otherwise. */
  TrainingDefaults defaults();

  /**
   * Refuses what is said and means nothing here.
   *
   * @param ofSongs whether something is said that only songs have
   * @param ofImages whether something is said that only images have
   * @throws IllegalArgumentException naming what that may be
   */
  void refuseForeign(boolean ofSongs, boolean ofImages);

  /**
   * How the examples of a part are found, for the notes under a table.
   *
   * @param part its name
   */
  String protocol(ExperimentData said, String part);

  /**
   * The data of one turn.
   *
   * @throws IllegalArgumentException if the place names what such data do not have
   */
  DataSource source(ExperimentData said, ExperimentData.Place place, int turn);

  /**
   * The data to choose settings on, divided by the rule {@code split}, without what the experiment
   * tests.
   */
  DataSource searched(ExperimentData said, ExperimentData.Place place, String split);

  /**
   * Songs in a folder per genre.
   *
   * @param name the data set
   */
  record Songs(SongDatasetName name) implements DatasetKind {
    @Override
    public Subject subject() {
      return Subject.SONG;
    }

    @Override
    public TrainingDefaults defaults() {
      return TrainingDefaults.SONGS;
    }

    @Override
    public void refuseForeign(boolean ofSongs, boolean ofImages) {
      if (ofImages) {
        throw new IllegalArgumentException(
            "train_parts is of images, found dataset " + name.label());
      }
    }

    @Override
    public String protocol(ExperimentData said, String part) {
      if (said.folds() != null) {
        return "cross-validation over songs in %s folds (split seed %s)"
            .formatted(said.folds(), said.seed());
      }
      return said.lists() == null
          ? "%s songs of the split %s (split seed %s)".formatted(part, said.rule(), said.seed())
          : "the %s songs of %s".formatted(part, said.split());
    }

    @Override
    public DataSource source(ExperimentData said, ExperimentData.Place place, int turn) {
      return source(said, place, rule(said, place, turn));
    }

    @Override
    public DataSource searched(ExperimentData said, ExperimentData.Place place, String split) {
      SplitRule search = rule(said.dividedBy(split), place, 0);
      return source(said, place, new SplitRule.WithoutTest(search, rule(said, place, 0)));
    }

    private SongSource source(ExperimentData said, ExperimentData.Place place, SplitRule rule) {
      return new SongSource(
          new SongSelection(
              name,
              place.data(),
              said.classes(),
              said.songsPerClass() == null ? 0 : said.songsPerClass(),
              place.extraTraining(),
              place.cache()),
          rule,
          said.seed(),
          said.scale() == null ? Scale.LOG : said.scale(),
          said.augment() != null && said.augment());
    }

    private static SplitRule rule(ExperimentData said, ExperimentData.Place place, int turn) {
      if (said.folds() != null) {
        return new SplitRule.Fold(turn, said.folds());
      }
      String lists = said.lists();
      return lists == null
          ? SplitRule.parse(said.rule())
          : new SplitRule.Lists(place.lists().resolve(lists), lists);
    }
  }

  /**
   * Images, which their data set divides.
   *
   * @param name the data set
   */
  record Images(ImageDatasetName name) implements DatasetKind {
    @Override
    public Subject subject() {
      return Subject.IMAGE;
    }

    @Override
    public TrainingDefaults defaults() {
      return TrainingDefaults.IMAGES;
    }

    @Override
    public void refuseForeign(boolean ofSongs, boolean ofImages) {
      if (ofSongs) {
        throw new IllegalArgumentException(
            "classes, songs_per_class, split, folds, split_seed and scale are of songs, found"
                + " dataset "
                + name.label());
      }
    }

    @Override
    public String protocol(ExperimentData said, String part) {
      return "the %s images of %s".formatted(part, said.dataset());
    }

    @Override
    public DataSource source(ExperimentData said, ExperimentData.Place place, int turn) {
      if (!place.extraTraining().isEmpty()) {
        throw new IllegalArgumentException(
            "--extra-training: %s is of images and takes no such option".formatted(said.dataset()));
      }
      @Nullable String parts = said.trainParts();
      return new ImageSource(
          name,
          place.data(),
          parts == null ? ImageDatasetName.TRAIN : parts,
          said.augment() == null || said.augment(),
          true);
    }

    @Override
    public DataSource searched(ExperimentData said, ExperimentData.Place place, String split) {
      throw new IllegalArgumentException(
          "split: expected none, found %s: %s divides its images itself"
              .formatted(split, name.label()));
    }
  }
}
