package org.sordino.experiment.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sordino.evaluation.Figures;
import org.sordino.experiment.RunFolder;
import org.sordino.file.Json;
import org.sordino.file.Yaml;

/**
 * What the folder of an experiment holds.
 *
 * @param folder where it is
 * @param plan of all runs
 * @param finished the figures of finished runs
 * @param failures why runs failed
 * @param divergences why candidates of searches diverged
 */
public record ExperimentResults(
    ExperimentFolder folder,
    Plan plan,
    Map<PlannedRun, Figures> finished,
    Map<PlannedRun, String> failures,
    Map<PlannedRun, String> divergences) {
  /** Copies. */
  public ExperimentResults {
    finished = Map.copyOf(finished);
    failures = Map.copyOf(failures);
    divergences = Map.copyOf(divergences);
  }

  /**
   * Reads the experiment in {@code folder}, finished or not.
   *
   * @throws IOException in one line that names the file, if there is none or a file is damaged
   */
  public static ExperimentResults read(Path folder) throws IOException {
    ExperimentFolder files = new ExperimentFolder(folder);
    Experiment experiment = Yaml.read(files.yaml(), Experiment.class);
    try {
      return read(files, Plan.of(experiment));
    } catch (IllegalArgumentException e) {
      throw new IOException(files.yaml() + ": " + e.getMessage(), e);
    }
  }

  /** Reads the results of a plan that is known. */
  public static ExperimentResults read(ExperimentFolder folder, Plan plan) throws IOException {
    Map<PlannedRun, Figures> finished = new HashMap<>();
    Map<PlannedRun, String> failures = new HashMap<>();
    Map<PlannedRun, String> divergences = new HashMap<>();
    for (PlannedRun run : plan.runs()) {
      RunFolder files = folder.run(run);
      if (files.finished()) {
        finished.put(run, Json.read(files.metrics(), Figures.class));
      } else {
        note(run, folder.divergence(run), divergences);
        note(run, folder.failure(run), failures);
      }
    }
    return new ExperimentResults(folder, plan, finished, failures, divergences);
  }

  private static void note(PlannedRun run, Path file, Map<PlannedRun, String> reasons)
      throws IOException {
    try {
      reasons.put(run, Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      // Nothing went wrong, or another process tries again at this moment.
    }
  }

  /** The figures of a run, null if it is not finished. */
  public @Nullable Figures figures(PlannedRun run) {
    return finished.get(run);
  }

  /** The finished runs of {@code row}, in order. */
  public List<PlannedRun> finished(Row row) {
    return row.runs().stream().filter(finished::containsKey).toList();
  }

  /**
   * The candidates of a search that are complete, each with its mean validation error, or that
   * diverged.
   */
  public List<Candidate> candidates(Search search) {
    List<Candidate> candidates = new ArrayList<>();
    for (Row row : search.candidates()) {
      List<PlannedRun> runs = finished(row);
      if (row.runs().stream().anyMatch(divergences::containsKey)) {
        candidates.add(Candidate.diverged(row.variant()));
      } else if (runs.size() == row.runs().size()) {
        candidates.add(Candidate.of(row.variant(), runs.stream().map(finished::get).toList()));
      }
    }
    return candidates;
  }

  /** The settings that a search chose; empty while a candidate is missing, or if all diverged. */
  public Optional<Candidate> chosen(Search search) {
    List<Candidate> candidates = candidates(search);
    return candidates.size() < search.candidates().size()
        ? Optional.empty()
        : candidates.stream().filter(c -> !c.diverged()).min(Candidate.BEST);
  }

  /** The variant with the settings that were chosen for it, itself if they were given. */
  public Optional<Variant> settled(Variant variant) {
    Search search = plan.search(variant);
    return search == null
        ? Optional.of(variant)
        : chosen(search).map(best -> variant.with(best.variant().settings()));
  }
}
