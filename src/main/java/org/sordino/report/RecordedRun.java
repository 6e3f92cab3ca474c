package org.sordino.report;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.RunFolder;
import org.sordino.file.Json;

/**
 * What a run of an experiment has recorded, finished or not.
 *
 * @param files where it is
 * @param config the settings that a report names
 * @param history the epochs so far
 */
record RecordedRun(RunFolder files, Config config, TrainingHistory history) {
  /**
   * Reads the run in {@code files}, null if it has not begun.
   *
   * @throws IOException in one line that names the file, if one is damaged
   */
  static @Nullable RecordedRun read(RunFolder files) throws IOException {
    return Files.exists(files.config())
        ? new RecordedRun(
            files,
            Json.read(files.config(), Config.class),
            TrainingHistory.read(files.history().file()))
        : null;
  }

  /** {@code 42 of 100}. */
  String progress() {
    int wanted = config.training().epochs();
    int done = history.epochs().size();
    return done == wanted ? Integer.toString(wanted) : "%s of %s".formatted(done, wanted);
  }
}
