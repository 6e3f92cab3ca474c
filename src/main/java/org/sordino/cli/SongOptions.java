package org.sordino.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.SongSelection;
import picocli.CommandLine.Option;

/** Which songs. */
final class SongOptions {
  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      defaultValue = "gtzan",
      description = "The kind of data: gtzan. Default: ${DEFAULT-VALUE}")
  private String dataset;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder with a folder of songs per genre: blues/blues.00000.wav …")
  private Path data;

  @Option(
      names = "--classes",
      split = ",",
      paramLabel = "GENRE",
      description = "Genres to use, in this order. Default: every genre folder")
  private List<String> classes = List.of();

  @Option(
      names = "--songs-per-class",
      paramLabel = "N",
      description = "Songs of each genre, lowest numbers first. Default: all")
  private int songsPerClass;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Where spectrograms are kept. Default: sordino in the user's cache folder")
  private @Nullable Path cache;

  SongSelection selection(@Nullable Path extraTraining) {
    if (!dataset.equals("gtzan")) {
      throw new IllegalArgumentException("--dataset: expected gtzan, found " + dataset);
    }
    return new SongSelection(data, classes, songsPerClass, extraTraining, cache());
  }

  Path cache() {
    return cache == null ? SongSelection.defaultCache() : cache;
  }
}
