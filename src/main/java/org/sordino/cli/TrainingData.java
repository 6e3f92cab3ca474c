package org.sordino.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.DatasetName;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SplitRule;
import org.sordino.dataset.TrainParts;
import org.sordino.experiment.DataSource;
import org.sordino.experiment.ImageSource;
import org.sordino.experiment.SongSource;
import org.sordino.experiment.TrainingDefaults;
import org.sordino.experiment.grid.ExperimentData;
import org.sordino.file.ControlCodes;
import org.sordino.spectrogram.Scale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which data to train on, and how they are divided. */
final class TrainingData {
  private static final String PLAIN = "none";

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      defaultValue = "gtzan",
      description =
          "gtzan, demo (made-up songs, made in --data if there is no such folder), cifar-10,"
              + " cifar-100 or cinic-10. Default: ${DEFAULT-VALUE}")
  private String dataset;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description =
          "A folder with a folder of songs per genre (blues/blues.00000.wav …), or of images.")
  private Path data;

  @Mixin private SongOptions songs;

  @Mixin private ExtraTraining extra;

  @Option(
      names = "--split",
      paramLabel = "RULE",
      description = "Of songs: 8/1/1 or other shares, fold:k/n, lists:DIR or all. Default: 8/1/1")
  private @Nullable String split;

  @Option(
      names = "--split-seed",
      paramLabel = "N",
      description = "Decides which song is in which part. Default: 1")
  private @Nullable Long splitSeed;

  @Option(
      names = "--scale",
      paramLabel = "NAME",
      description = "Of spectrograms: log, magnitude or decibel. Default: log")
  private @Nullable String scale;

  @Option(
      names = "--train-parts",
      paramLabel = "PARTS",
      description = "Of cinic-10: train or train,valid. Default: train")
  private @Nullable String trainParts;

  @Option(
      names = "--augment",
      paramLabel = "WAY",
      description =
          "Of songs: vary (begin, pitch, loudness and masks, by chance) or none, the default. Of"
              + " images: crop-flip, the default, or none.")
  private @Nullable String augment;

  /** How networks are trained on such data. */
  TrainingDefaults defaults() {
    return TrainingDefaults.of(name().itemKind());
  }

  /** The data to train on. */
  DataSource source() {
    return name() instanceof SongDatasetName songs
        ? songs(songs)
        : images((ImageDatasetName) name());
  }

  private DatasetName name() {
    return DatasetName.parse(dataset);
  }

  Path data() {
    return data;
  }

  /** The folder of feature stores. */
  Path cache() {
    return songs.cache();
  }

  /** Folders of songs for the training part only. */
  List<Path> extraTraining() {
    return extra.folders();
  }

  /** The folder of the lists that divide the songs, null if none do. */
  @Nullable Path lists() {
    return split != null && SplitRule.parse(split) instanceof SplitRule.Lists lists
        ? lists.dir()
        : null;
  }

  /** The same as the part of an experiment's file that tells of the data. */
  ExperimentData inFile() {
    source(); // refuses options that do not fit together
    Path lists = lists();
    return new ExperimentData(
        dataset,
        songs.classes(),
        songs.songsPerClass(),
        lists == null ? split : "lists:" + nameOf(lists),
        null,
        splitSeed,
        scale == null ? null : Scale.parse(scale),
        trainParts,
        augment == null ? null : !augment.equals(PLAIN));
  }

  /** What their folder in the search is called: as they are, unless that cannot be named. */
  private static String nameOf(Path lists) {
    Path folder = lists.toAbsolutePath().normalize().getFileName();
    String name = folder == null ? "" : ControlCodes.shown(folder.toString());
    return name.isEmpty() || name.startsWith(".") ? "lists" : name;
  }

  private SongSource songs(SongDatasetName name) {
    Map<String, @Nullable Object> others = new LinkedHashMap<>();
    others.put("--train-parts", trainParts);
    GivenOptions.refuse(others, "--dataset " + dataset);
    return new SongSource(
        songs.selection(name, data, extra.folders()),
        SplitRule.parse(split == null ? "8/1/1" : split),
        splitSeed == null ? 1 : splitSeed,
        Scale.parse(scale == null ? "log" : scale),
        augmented("vary", false));
  }

  private ImageSource images(ImageDatasetName name) {
    Map<String, @Nullable Object> others = new LinkedHashMap<>(songs.given());
    others.put("--extra-training", extra.folders().isEmpty() ? null : extra);
    others.put("--split", split);
    others.put("--split-seed", splitSeed);
    others.put("--scale", scale);
    GivenOptions.refuse(others, "--dataset " + dataset);
    return new ImageSource(
        name,
        data,
        trainParts == null ? TrainParts.TRAIN : TrainParts.parse(trainParts),
        augmented("crop-flip", true),
        true);
  }

  private boolean augmented(String way, boolean otherwise) {
    if (augment != null && !augment.equals(way) && !augment.equals(PLAIN)) {
      throw new IllegalArgumentException(
          "--augment: expected %s or %s, found %s".formatted(way, PLAIN, augment));
    }
    return augment == null ? otherwise : augment.equals(way);
  }
}
