package org.sordino.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.SongDatasetName;
import org.sordino.experiment.DataSource;
import org.sordino.experiment.PartSource;
import org.sordino.experiment.TrainingDefaults;

/** A kind of data: which options are its own, and what the defaults of others are. */
interface DataKind {
  /** Its name in {@code --dataset}. */
  String label();

  /** How networks are trained on such data. */
  TrainingDefaults defaults();

  /** The data to train on. */
  DataSource source(TrainingData options);

  /** The data to evaluate a model on. */
  PartSource parts(EvaluationData options);

  /**
   * Refuses options that were given and mean nothing here.
   *
   * @param options every one with its value, null if it was not given
   * @param taker what takes none of them
   */
  static void refuse(Map<String, @Nullable Object> options, String taker) {
    options.forEach(
        (option, value) -> {
          if (value != null) {
            throw new IllegalArgumentException(option + ": " + taker + " takes no such option");
          }
        });
  }

  /** The data sets of songs and of images. */
  private static List<DataKind> all() {
    return Stream.<DataKind>concat(
            Arrays.stream(SongDatasetName.values()).map(Songs::new),
            Arrays.stream(ImageDatasetName.values()).map(Images::new))
        .toList();
  }

  /**
   * The kind called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  static DataKind parse(String label) {
    return all().stream()
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--dataset: expected one of "
                        + all().stream().map(DataKind::label).collect(Collectors.joining(", "))
                        + ", found "
                        + label));
  }

  /**
   * Songs in a folder per genre.
   *
   * @param name the data set
   */
  record Songs(SongDatasetName name) implements DataKind {
    @Override
    public String label() {
      return name.label();
    }

    @Override
    public TrainingDefaults defaults() {
      return TrainingDefaults.SONGS;
    }

    @Override
    public DataSource source(TrainingData options) {
      return options.songs(name);
    }

    @Override
    public PartSource parts(EvaluationData options) {
      return options.songs(name);
    }
  }

  /**
   * Images.
   *
   * @param name the data set
   */
  record Images(ImageDatasetName name) implements DataKind {
    @Override
    public String label() {
      return name.label();
    }

    @Override
    public TrainingDefaults defaults() {
      return TrainingDefaults.IMAGES;
    }

    @Override
    public DataSource source(TrainingData options) {
      return options.images(name);
    }

    @Override
    public PartSource parts(EvaluationData options) {
      return options.images(name);
    }
  }
}
