package org.sordino.experiment.grid;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.DataSource;
import org.sordino.experiment.OpenedOnce;
import org.sordino.experiment.RunFolder;
import org.sordino.experiment.RunSettings;
import org.sordino.training.TrainingSettings;

/** Turns planned runs into the settings of runs; runs on the same data share them. */
final class GridSettings {
  private final Experiment experiment;
  private final ExperimentData.Place place;
  private final ExperimentFolder folder;
  private final String command;
  private final Map<String, DataSource> sources = new HashMap<>();

  GridSettings(
      Experiment experiment, ExperimentData.Place place, ExperimentFolder folder, String command) {
    if (experiment.data().folds() != null) {
      experiment.methods().forEach(GridSettings::requireNoSearch);
    }
    this.experiment = experiment;
    this.place = place;
    this.folder = folder;
    this.command = command;
  }

  private static void requireNoSearch(String name, Method method) {
    if (method.tunedOn() != null) {
      throw new IllegalArgumentException(
          "methods.%s.tuned_on: expected data without folds, each of which tests other songs, found folds"
              .formatted(name));
    }
  }

  /** The data of {@code run}. */
  DataSource source(PlannedRun run) {
    return sources.computeIfAbsent(
        run.tuning() ? "tuning" : "turn " + run.turn(),
        key ->
            new OpenedOnce(
                run.tuning() ? searched() : experiment.data().source(place, run.turn())));
  }

  /** What searches are made on. */
  private DataSource searched() {
    TuningChoice tuning = experiment.tuning();
    return experiment.data().searched(place, tuning == null ? null : tuning.split());
  }

  /** How {@code run} trains. */
  TrainingSettings training(PlannedRun run) {
    TrainingChoice choice = experiment.training();
    TuningChoice tuning = experiment.tuning();
    if (run.tuning() && tuning != null && tuning.epochs() != null) {
      choice = choice.withEpochs(tuning.epochs());
    }
    return choice.settings(experiment.data().defaults(), run.seed());
  }

  /**
   * Everything of {@code run}.
   *
   * @param variant its method, with the settings that were chosen for it
   */
  RunSettings of(PlannedRun run, Variant variant) {
    return new RunSettings(
        source(run),
        run.network().settings(),
        variant.loss(),
        variant.settings(),
        teacher(run),
        training(run),
        run.keepEpoch(),
        command);
  }

  private @Nullable Path teacher(PlannedRun run) {
    TeacherChoice choice = run.variant().method().teacher();
    if (choice != null && choice.model() != null) {
      return folder.teacher(choice.model()).folder();
    }
    if (choice == null || run.teacher() == null) {
      return null;
    }
    RunFolder teacher = folder.run(run.teacher());
    return (choice.epoch() == null ? teacher.model() : teacher.kept(choice.epoch())).folder();
  }
}
