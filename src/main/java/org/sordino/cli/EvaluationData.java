package org.sordino.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.ImageDatasetName;
import org.sordino.dataset.SongDatasetName;
import org.sordino.experiment.ImageParts;
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

  /** The kind of data, for a model that was trained on {@code trained}. */
  DataKind kind(String trained) {
    return DataKind.parse(dataset == null ? trained : dataset);
  }

  SongParts songs(SongDatasetName name) {
    return new SongParts(
        name, folder(), extra.folders(), songsPerClass == null ? 0 : songsPerClass, cache.folder());
  }

  ImageParts images(ImageDatasetName name) {
    DataKind.refuse(ofSongs(), "a model of images");
    return new ImageParts(name, folder());
  }

  private Path folder() {
    if (data == null) {
      throw new IllegalArgumentException("--data: expected a folder, found none");
    }
    return data;
  }
}
