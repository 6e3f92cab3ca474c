package org.sordino.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.DatasetName;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.SongDatasetName;
import org.sordino.experiment.ImageParts;
import org.sordino.experiment.PartSource;
import org.sordino.experiment.SongParts;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which data to evaluate a model on. */
final class EvaluationData {
  @Option(names = "--data", paramLabel = "DIR", description = "The folder of the songs or images.")
  private @Nullable Path data;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description =
          "gtzan, demo, cifar-10, cifar-100 or cinic-10. Default: what the model was trained on")
  private @Nullable String dataset;

  @Mixin private ExtraTraining extra;

  @Option(
      names = "--songs-per-class",
      paramLabel = "N",
      description = "With --part all: songs of each genre, lowest numbers first. Default: all")
  private @Nullable Integer songsPerClass;

  @Mixin private CacheOption cache;

  boolean given() {
    return data != null;
  }

  /** All of them with their values, null for those that are not given. */
  Map<String, @Nullable Object> options() {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    options.put("--data", data);
    options.put("--dataset", dataset);
    options.putAll(ofSongs());
    return options;
  }

  private Map<String, @Nullable Object> ofSongs() {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    options.put("--songs-per-class", songsPerClass);
    options.put("--extra-training", extra.folders().isEmpty() ? null : extra);
    options.put(CacheOption.NAME, cache.given());
    return options;
  }

  /** Refuses a choice of songs where the part has its songs. */
  void requireFor(String part) {
    if (songsPerClass != null && !part.equals("all")) {
      throw new IllegalArgumentException(
          "--songs-per-class: expected with --part all, found --part " + part);
    }
  }

  /** The data to evaluate a model on that was trained on {@code trained}. */
  PartSource parts(String trained) {
    DatasetName name = DatasetName.parse(dataset == null ? trained : dataset);
    return name instanceof SongDatasetName songs ? songs(songs) : images((ImageDatasetName) name);
  }

  private SongParts songs(SongDatasetName name) {
    return new SongParts(
        name, folder(), extra.folders(), songsPerClass == null ? 0 : songsPerClass, cache.folder());
  }

  private ImageParts images(ImageDatasetName name) {
    GivenOptions.refuse(ofSongs(), "a model of images");
    return new ImageParts(name, folder());
  }

  private Path folder() {
    if (data == null) {
      throw new IllegalArgumentException("--data: expected a folder, found none");
    }
    return data;
  }
}
