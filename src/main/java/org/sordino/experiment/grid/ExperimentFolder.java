package org.sordino.experiment.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sordino.dataset.Split;
import org.sordino.experiment.RunFolder;
import org.sordino.file.Json;
import org.sordino.file.WholeFile;
import org.sordino.file.Yaml;
import org.sordino.model.ModelFolder;
import org.sordino.network.PyTorch;

/** Where the files of an experiment are. */
public record ExperimentFolder(Path folder) {
  /** The YAML that the experiment was started with. */
  public Path yaml() {
    return folder.resolve("experiment.yaml");
  }

  /** Whether there is an experiment in it. */
  public boolean holdsExperiment() {
    return Files.exists(yaml());
  }

  /** The folder of a run. */
  public RunFolder run(PlannedRun run) {
    return new RunFolder(folder.resolve(run.folder()));
  }

  /**
   * Looks whether the data are there that {@code plan} needs; if all of it is finished, none are.
   *
   * @param told hears before made-up data are made
   * @throws IOException in one line if they are not, or are laid out differently
   */
  public void requireData(Plan plan, ExperimentData.Place place, Consumer<String> told)
      throws IOException {
    List<PlannedRun> open = plan.runs().stream().filter(run -> !ended(run)).toList();
    if (!open.isEmpty()) {
      plan.experiment().data().requireThere(place, told);
    }
    TuningChoice tuning = plan.experiment().tuning();
    if (tuning != null && open.stream().anyMatch(PlannedRun::tuning)) {
      plan.experiment().data().requireSearchable(place, tuning.split(), told);
    }
  }

  /** Whether a run needs no more training: it is finished, or diverged in a search. */
  public boolean ended(PlannedRun run) {
    return run(run).finished() || Files.exists(divergence(run));
  }

  /**
   * Why the training of a search's candidate diverged, in one line; the file is there if it did.
   * That is a result, and never tried again: with such settings nothing can be trained.
   */
  public Path divergence(PlannedRun run) {
    return run(run).folder().resolve("diverged.txt");
  }

  /** Why a run failed, in one line; the file is there if it did. */
  public Path failure(PlannedRun run) {
    return run(run).folder().resolve("failed.txt");
  }

  /** A model that teaches and is not trained by the experiment. */
  public ModelFolder teacher(String name) {
    return new ModelFolder(folder.resolve(name));
  }

  /** The table of results, with an ending of its own for every form. */
  public Path table(String ending) {
    return folder.resolve("table." + ending);
  }

  /** The table of a search. */
  public Path search(Search search, String ending) {
    return folder.resolve(
        "tuning-%s-%s.%s"
            .formatted(Plan.slug(search.network().label()), Plan.slug(search.method()), ending));
  }

  /**
   * Refuses a folder that is not empty, unless it is that of the same experiment, to be resumed.
   *
   * @throws IllegalArgumentException if the folder holds something else
   */
  public void requireFreshUnless(boolean resume, ExperimentText text) throws IOException {
    if (holdsExperiment()) {
      if (!resume) {
        throw new IllegalArgumentException(
            "--out %s: expected a new or empty folder (or --resume), found an experiment in it"
                .formatted(folder));
      }
      // Comments may differ: newer versions of shipped experiments say more.
      if (!Yaml.read(yaml(), Experiment.class).equals(text.experiment())) {
        throw new IllegalArgumentException(
            "--resume: %s was started with another experiment than %s; see %s"
                .formatted(folder, text.name(), yaml()));
      }
      requireSameLists(text);
      requireSameTeachers(text);
    } else if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.anyMatch(file -> !resume || !isOfABeginning(file, text))) {
          throw new IllegalArgumentException(
              "--out %s: expected a new or empty folder, found files in it".formatted(folder));
        }
      }
    }
  }

  /**
   * The text that this experiment was started with here, whose methods may stand in another order,
   * which decides the table's and the baseline; {@code text} itself if there is none or it is of
   * another experiment.
   */
  public ExperimentText asStarted(ExperimentText text) throws IOException {
    return holdsExperiment() && Yaml.read(yaml(), Experiment.class).equals(text.experiment())
        ? new ExperimentText(text.name(), Json.text(yaml()), text.lists(), text.teachers())
        : text;
  }

  /** Whether {@code file} is what {@link #settle} writes before the YAML, if it is killed there. */
  private static boolean isOfABeginning(Path file, ExperimentText text) {
    String name = String.valueOf(file.getFileName());
    return text.lists().containsKey(name)
        || text.teachers().containsKey(name)
        || name.endsWith(".partial");
  }

  /**
   * Writes the text of an experiment to a new folder.
   *
   * @throws IllegalArgumentException if the folder holds something else; see {@link
   *     #requireFreshUnless}
   */
  public void settle(ExperimentText text, boolean resume) throws IOException {
    requireFreshUnless(resume, text);
    if (!holdsExperiment()) {
      text.writeLists(folder);
      for (Map.Entry<String, ModelFolder> teacher : text.teachers().entrySet()) {
        teacher.getValue().copyTo(teacher(teacher.getKey()));
      }
      WholeFile.write(yaml(), text.text());
    }
  }

  /**
   * Refuses what does not compare with a finished run: errors on other songs, or of another device
   * or thread count, where sums in another order round differently.
   *
   * @param fingerprint of the data that another run of the same turn is to be trained on
   * @param torch what it is to be trained with
   * @throws IllegalArgumentException naming the run and what differs
   */
  void requireAlike(PlannedRun run, String fingerprint, PyTorch torch) throws IOException {
    ObjectNode config = Json.read(run(run).config(), ObjectNode.class);
    String trained = config.path("fingerprint").asText();
    if (!trained.equals(fingerprint)) {
      throw new IllegalArgumentException(
          "--resume: %s was trained on other data than those given now; expected the fingerprint %s, found %s"
              .formatted(run.name(), trained, fingerprint));
    }
    requireSame(run, "--threads", config.path("threads").asText(), torch.threads() + "");
    requireSame(run, "--device", config.path("device").asText(), torch.deviceName());
  }

  private static void requireSame(PlannedRun run, String option, String trained, String now) {
    if (!trained.equals(now)) {
      throw new IllegalArgumentException(
          "--resume: %s was trained with %s %s, found %s"
              .formatted(run.name(), option, trained, now));
    }
  }

  /** What is to come must not be divided otherwise than what is finished. */
  private void requireSameLists(ExperimentText text) throws IOException {
    for (Map.Entry<String, Split> list : text.lists().entrySet()) {
      Path started = folder.resolve(list.getKey());
      if (!Split.read(started).equals(list.getValue())) {
        throw new IllegalArgumentException(
            "--resume: %s was started with other lists than those of %s; see %s"
                .formatted(folder, text.name(), started));
      }
    }
  }

  /** Students of two teachers do not compare. */
  private void requireSameTeachers(ExperimentText text) throws IOException {
    for (Map.Entry<String, ModelFolder> teacher : text.teachers().entrySet()) {
      ModelFolder started = teacher(teacher.getKey());
      if (!started.isSameAs(teacher.getValue())) {
        throw new IllegalArgumentException(
            "--resume: %s was started with another teacher than %s; see %s"
                .formatted(folder, teacher.getValue().folder(), started.folder()));
      }
    }
  }
}
