package org.sordino.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.RunFolder;
import org.sordino.file.Json;

/**
 * What a run has recorded, finished or not.
 *
 * @param files where it is
 * @param config the settings that a report names
 * @param history the epochs so far
 * @param seconds that all epochs took, also those of networks that were trained to teach this one
 */
record RecordedRun(RunFolder files, Config config, TrainingHistory history, double seconds) {
  private static final String PEERS = "peers";
  private static final String SECONDS = "seconds";

  /**
   * Reads the run in {@code files}, null if it has not begun.
   *
   * @throws IOException in one line that names the file, if one is damaged
   */
  static @Nullable RecordedRun read(RunFolder files) throws IOException {
    if (!Files.exists(files.config())) {
      return null;
    }
    TrainingHistory history = history(files);
    double seconds = history.sum(SECONDS);
    for (RunFolder other : inside(files)) {
      seconds += history(other).sum(SECONDS);
    }
    return new RecordedRun(files, Json.read(files.config(), Config.class), history, seconds);
  }

  private static TrainingHistory history(RunFolder files) throws IOException {
    return TrainingHistory.read(files.history().file());
  }

  /** The folders in which networks may lie that were trained beside or before this one. */
  static List<RunFolder> inside(RunFolder files) throws IOException {
    List<Path> inside = new ArrayList<>(folders(files.folder()));
    Path peers = files.folder().resolve(PEERS);
    if (Files.isDirectory(peers)) {
      inside.addAll(folders(peers));
    }
    return inside.stream().map(RunFolder::new).toList();
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** {@code 42 of 100}. */
  String progress() {
    int wanted = config.training().epochs();
    int done = history.epochs().size();
    return done == wanted ? Integer.toString(wanted) : "%s of %s".formatted(done, wanted);
  }
}
