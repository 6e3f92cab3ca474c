package org.sordino.experiment.grid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.ItemKind;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SplitRule;
import org.sordino.experiment.DataSource;
import org.sordino.experiment.TrainingDefaults;
import org.sordino.spectrogram.Scale;

/**
 * Which data, and how they are divided. What is not given takes the defaults of {@code train}.
 *
 * @param dataset the name of a data set, by default {@code gtzan}
 * @param classes genres, in the order of their indexes; empty for all
 * @param songsPerClass songs of each genre, lowest numbers first; 0 for all
 * @param split of songs: {@code 8/1/1}, {@code fold:k/n}, {@code all} or {@code lists:NAME} with
 *     the lists in a folder of this name beside the file
 * @param folds of songs, each of which tests others; dealt by chance, or each the lists of its own
 *     where the split is {@code lists:NAME}, in folders that are called NAME-1, NAME-2 and so on
 * @param splitSeed chooses one of the possible splits; lists leave nothing to choose
 * @param scale of spectrograms
 * @param trainParts of images: the parts that train
 * @param augment whether training examples vary by chance, as {@code --augment}; songs do not
 *     unless this says so, images do
 */
public record ExperimentData(
    String dataset,
    List<String> classes,
    @Nullable Integer songsPerClass,
    @Nullable String split,
    @Nullable Integer folds,
    @Nullable Long splitSeed,
    @Nullable Scale scale,
    @Nullable String trainParts,
    @Nullable Boolean augment) {
  /** Songs, divided as {@code train} divides them. */
  static final ExperimentData DEFAULT =
      new ExperimentData(
          SongDatasetName.GTZAN.label(), List.of(), null, null, null, null, null, null, null);

  /**
   * Where the data are on this machine.
   *
   * @param data the folder of songs or images
   * @param extraTraining further folders of songs, for training parts only
   * @param cache the folder of feature stores
   * @param lists the folder that lists of songs are in
   */
  public record Place(Path data, List<Path> extraTraining, Path cache, Path lists) {
    /** Copies the list. */
    public Place {
      extraTraining = List.copyOf(extraTraining);
    }
  }

  /** Refuses what does not fit together. */
  public ExperimentData {
    dataset = dataset == null ? SongDatasetName.GTZAN.label() : dataset;
    classes = classes == null ? List.of() : List.copyOf(classes);
    String listed = listed(split);
    if (listed != null) {
      ExperimentText.requireName("split: lists", listed);
    }
    if (split != null && listed == null && folds != null) {
      throw new IllegalArgumentException(
          "folds: expected no split beside them but lists:NAME, found " + split);
    }
    int least = listed == null ? 3 : 2;
    if (folds != null && folds < least) {
      throw new IllegalArgumentException(
          "folds: expected %d or more, found %d".formatted(least, folds));
    }
    boolean ofSongs =
        !classes.isEmpty()
            || songsPerClass != null
            || split != null
            || folds != null
            || splitSeed != null
            || scale != null;
    DatasetKind.of(dataset).refuseForeign(ofSongs, trainParts != null);
  }

  /** The folds to train, counted from 1; a single 0 if the data are divided once. */
  public List<Integer> turns() {
    return folds == null ? List.of(0) : IntStream.rangeClosed(1, folds).boxed().toList();
  }

  /** What is decided about. */
  public ItemKind itemKind() {
    return kind().name().itemKind();
  }

  /** How networks are trained on such data unless the file says otherwise. */
  public TrainingDefaults defaults() {
    return TrainingDefaults.of(itemKind());
  }

  /** The folders of the lists that divide the songs, of each turn one; none if no lists do. */
  public List<String> lists() {
    return turns().stream().map(this::lists).filter(Objects::nonNull).toList();
  }

  /** The folder of the lists that divide the songs in this turn, null if no lists do. */
  @Nullable String lists(int turn) {
    String listed = listed(split);
    return listed == null || folds == null ? listed : listed + "-" + turn;
  }

  private static @Nullable String listed(@Nullable String split) {
    return split != null && SplitRule.parse(split) instanceof SplitRule.Lists lists
        ? lists.name()
        : null;
  }

  /**
   * How the examples of a part are found, for the notes under a table.
   *
   * @param part its name
   */
  public String protocol(String part) {
    return kind().protocol(this, part);
  }

  /**
   * What settings are chosen on, for the notes under a table.
   *
   * @param split the rule that divides for it; null for that of the experiment
   */
  public String searchProtocol(@Nullable String split) {
    return kind().searchProtocol(split);
  }

  /** The same data divided by another rule. */
  ExperimentData dividedBy(String rule) {
    return new ExperimentData(
        dataset, classes, songsPerClass, rule, null, splitSeed, scale, trainParts, augment);
  }

  /**
   * The data of one turn.
   *
   * @param turn one of {@link #turns()}
   */
  public DataSource source(Place place, int turn) {
    return kind().source(this, place, turn);
  }

  /**
   * Looks whether the data are there; lists that divide them are part of an experiment's text.
   *
   * @param told hears before made-up data are made
   * @throws IOException in one line if they are not, or are laid out differently
   */
  public void requireThere(Place place, Consumer<String> told) throws IOException {
    ExperimentData data = lists().isEmpty() ? this : dividedBy("all");
    data.source(place, turns().get(0)).requireThere(told);
  }

  /**
   * Looks whether settings can be chosen on the data; lists are looked at when they are read.
   *
   * @param split the rule that divides the songs for it; null for that of the experiment
   * @param told hears before made-up data are made
   * @throws IllegalArgumentException if nothing would be left to train on or to choose by
   */
  void requireSearchable(Place place, @Nullable String split, Consumer<String> told)
      throws IOException {
    if (folds == null && lists().isEmpty() && listed(split) == null) {
      searched(place, split).requireThere(told);
    }
  }

  /**
   * The data to choose settings on, without what is tested; not for folds, each of which tests
   * other songs.
   *
   * @param split the rule that divides the songs for it; null for that of the experiment
   */
  public DataSource searched(Place place, @Nullable String split) {
    return kind().searched(this, place, split);
  }

  /** What decides the split. */
  long seed() {
    return splitSeed == null ? 1 : splitSeed;
  }

  /** The rule that divides songs, unless folds do. */
  String rule() {
    return split == null ? "8/1/1" : split;
  }

  private DatasetKind kind() {
    return DatasetKind.of(dataset);
  }
}
