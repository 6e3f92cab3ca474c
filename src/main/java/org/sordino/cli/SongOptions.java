package org.sordino.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.SongDatasetName;
import org.sordino.experiment.SongSelection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which songs of a folder. */
final class SongOptions {
  @Option(
      names = "--classes",
      split = ",",
      paramLabel = "GENRE",
      description = "Genres to use, in this order. Default: every genre folder")
  private @Nullable List<String> classes;

  @Option(
      names = "--songs-per-class",
      paramLabel = "N",
      description = "Songs of each genre, lowest numbers first. Default: all")
  private @Nullable Integer songsPerClass;

  @Mixin private CacheOption cache;

  SongSelection selection(SongDatasetName dataset, Path data, List<Path> extraTraining) {
    return new SongSelection(
        dataset,
        data,
        classes(),
        songsPerClass == null ? 0 : songsPerClass,
        extraTraining,
        cache.folder());
  }

  List<String> classes() {
    return classes == null ? List.of() : classes;
  }

  @Nullable Integer songsPerClass() {
    return songsPerClass;
  }

  Path cache() {
    return cache.folder();
  }

  /** Every option with its value, null if it was not given. */
  Map<String, @Nullable Object> given() {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    given.put("--classes", classes);
    given.put("--songs-per-class", songsPerClass);
    given.put(CacheOption.NAME, cache.given());
    return given;
  }
}
