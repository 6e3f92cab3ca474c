package org.sordino.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.evaluation.Figures;
import org.sordino.evaluation.Predictions;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.experiment.RunFolder;
import org.sordino.file.Json;

/**
 * What a run folder holds, as far as a report shows it; what the run has not written yet, or what
 * was taken away, is missing.
 *
 * @param name of the folder
 * @param recorded the settings that a report names, and the epochs so far
 * @param settings the whole {@code config.json}, as text
 * @param figures of the finished run
 * @param predictions the probabilities behind them
 * @param others the figures of the networks that were trained beside or before this one, by folder
 */
record RunFiles(
    String name,
    RecordedRun recorded,
    String settings,
    @Nullable Figures figures,
    @Nullable Predictions predictions,
    Map<String, Figures> others) {
  /**
   * Reads the run in {@code folder}.
   *
   * @throws IOException in one line that names the file, if the folder holds no run or a file of it
   *     is damaged
   */
  static RunFiles read(Path folder) throws IOException {
    RunFolder run = new RunFolder(folder);
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          folder
              + (Files.exists(folder)
                  ? ": expected the folder of a run or an experiment, found a file"
                  : ": no such folder"));
    }
    RecordedRun recorded = RecordedRun.read(run);
    if (recorded == null) {
      throw new IOException(
          folder
              + ": expected the folder of a run or an experiment, found neither config.json nor"
              + " experiment.yaml in it");
    }
    Figures figures = run.finished() ? figures(run) : null;
    return new RunFiles(
        String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
        recorded,
        Files.readString(run.config()),
        figures,
        figures == null ? null : predictions(run.predictions(), figures),
        others(run));
  }

  private static Figures figures(RunFolder run) throws IOException {
    return Json.read(run.metrics(), Figures.class);
  }

  Config config() {
    return recorded.config();
  }

  TrainingHistory history() {
    return recorded.history();
  }

  /**
   * Reads the predictions in {@code file}, null if they were taken away.
   *
   * @param classes those of the run's figures
   * @throws IOException in one line that names the file, if it is damaged or of other classes
   */
  static @Nullable Predictions predictions(Path file, List<String> classes) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    Predictions predictions = PredictionsFile.read(file);
    if (!predictions.classes().equals(classes)) {
      throw new IOException(
          "%s: expected the classes of metrics.json, %s, found %s"
              .formatted(file, classes, predictions.classes()));
    }
    return predictions;
  }

  private static @Nullable Predictions predictions(Path file, Figures figures) throws IOException {
    Predictions predictions = predictions(file, figures.classes());
    if (predictions != null && predictions.rows().size() != figures.examples()) {
      throw new IOException(
          "%s: expected %d %s as metrics.json says, found %d"
              .formatted(
                  file,
                  figures.examples(),
                  figures.itemKind().examples(),
                  predictions.rows().size()));
    }
    return predictions;
  }

  private static Map<String, Figures> others(RunFolder run) throws IOException {
    Map<String, Figures> others = new LinkedHashMap<>();
    for (RunFolder other : RecordedRun.inside(run)) {
      if (other.finished()) {
        String name = run.folder().relativize(other.folder()).toString().replace('\\', '/');
        others.put(name, figures(other));
      }
    }
    return others;
  }
}
