package org.sordino.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.SongSelection;
import picocli.CommandLine.Option;

/** Where feature stores are. */
final class CacheOption {
  static final String NAME = "--cache";

  @Option(
      names = NAME,
      paramLabel = "DIR",
      description = "Where spectrograms are kept. Default: sordino in the user's cache folder")
  private @Nullable Path given;

  Path folder() {
    return given == null ? SongSelection.defaultCache() : given;
  }

  /** What was asked for, null if nothing was. */
  @Nullable Path given() {
    return given;
  }
}
