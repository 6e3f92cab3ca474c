package org.sordino.experiment.grid;

import org.jspecify.annotations.Nullable;
import org.sordino.dataset.DatasetName;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SplitRule;
import org.sordino.dataset.TrainParts;
import org.sordino.experiment.DataSource;
import org.sordino.experiment.ImageSource;
import org.sordino.experiment.SongSelection;
import org.sordino.experiment.SongSource;
import org.sordino.spectrogram.Scale;

/** What an experiment says of its data, as a data set of this kind takes it. */
interface DatasetKind {
  /**
   * The kind of the data set called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  static DatasetKind of(String label) {
    DatasetName name = DatasetName.parse(label);
    return name instanceof SongDatasetName songs
        ? new Songs(songs)
        : new Images((ImageDatasetName) name);
  }

  /** The data set. */
  DatasetName name();

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
   * What settings are chosen on, for the notes under a table.
   *
   * @param split the rule that divides for it; null for that of the experiment
   */
  String searchProtocol(@Nullable String split);

  /**
   * The data of one turn.
   *
   * @throws IllegalArgumentException if the place names what such data do not have
   */
  DataSource source(ExperimentData said, ExperimentData.Place place, int turn);

  /**
   * The data to choose settings on, without what the experiment tests.
   *
   * @param split the rule that divides them; null for that of the experiment
   */
  DataSource searched(ExperimentData said, ExperimentData.Place place, @Nullable String split);

  /**
   * Songs in a folder per genre.
   *
   * @param name the data set
   */
  record Songs(SongDatasetName name) implements DatasetKind {
    @Override
    public void refuseForeign(boolean ofSongs, boolean ofImages) {
      if (ofImages) {
        throw new IllegalArgumentException(
            "train_parts is of images, found dataset " + name.label());
      }
    }

    @Override
    public String protocol(ExperimentData said, String part) {
      boolean listed = !said.lists().isEmpty();
      if (said.folds() != null) {
        return "cross-validation over songs in %s folds (%s)"
            .formatted(said.folds(), listed ? said.split() : "split seed " + said.seed());
      }
      return listed
          ? "the %s songs of %s".formatted(part, said.split())
          : "%s songs of the split %s (split seed %s)".formatted(part, said.rule(), said.seed());
    }

    @Override
    public String searchProtocol(@Nullable String split) {
      return "the validation songs of " + (split == null ? "the same split" : split);
    }

    @Override
    public DataSource source(ExperimentData said, ExperimentData.Place place, int turn) {
      return source(said, place, rule(said, place, turn));
    }

    @Override
    public DataSource searched(
        ExperimentData said, ExperimentData.Place place, @Nullable String split) {
      SplitRule tested = rule(said, place, 0);
      SplitRule search = split == null ? tested : rule(said.dividedBy(split), place, 0);
      return source(said, place, new SplitRule.WithoutTest(search, tested));
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
      String lists = said.lists(turn);
      if (lists != null) {
        return new SplitRule.Lists(place.lists().resolve(lists), lists);
      }
      return said.folds() == null
          ? SplitRule.parse(said.rule())
          : new SplitRule.Fold(turn, said.folds());
    }
  }

  /**
   * Images, which their data set divides.
   *
   * @param name the data set
   */
  record Images(ImageDatasetName name) implements DatasetKind {
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
    public String searchProtocol(@Nullable String split) {
      return "the validation images, or a tenth of the training images where there are none";
    }

    @Override
    public DataSource source(ExperimentData said, ExperimentData.Place place, int turn) {
      return source(said, place, true);
    }

    @Override
    public DataSource searched(
        ExperimentData said, ExperimentData.Place place, @Nullable String split) {
      if (split != null) {
        throw new IllegalArgumentException(
            "split: expected none, found %s: %s divides its images itself"
                .formatted(split, name.label()));
      }
      return source(said, place, false);
    }

    private DataSource source(ExperimentData said, ExperimentData.Place place, boolean tested) {
      if (!place.extraTraining().isEmpty()) {
        throw new IllegalArgumentException(
            "--extra-training: %s is of images and takes no such option".formatted(said.dataset()));
      }
      @Nullable String parts = said.trainParts();
      return new ImageSource(
          name,
          place.data(),
          parts == null ? TrainParts.TRAIN : TrainParts.parse(parts),
          said.augment() == null || said.augment(),
          tested);
    }
  }
}
