package org.sordino.experiment.grid;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sordino.evaluation.Figures;
import org.sordino.experiment.Reason;
import org.sordino.experiment.Run;
import org.sordino.experiment.RunHeldException;
import org.sordino.experiment.RunListener;
import org.sordino.file.FileProblem;
import org.sordino.file.WholeFile;
import org.sordino.model.NotFiniteException;
import org.sordino.network.PyTorch;

/**
 * Trains what is missing of an experiment. Finished runs are left as they are, begun ones go on, a
 * run that fails is noted and the rest is trained all the same. Several processes may work on the
 * same folder: each takes runs that no other one is at.
 */
public final class GridRunner {
  private static final long PAUSE_MILLIS = 2_000;

  /** What passes the time until another process may have come to the end of its run. */
  interface Pause {
    void pass() throws IOException, InterruptedException;
  }

  private final Plan plan;
  private final ExperimentFolder folder;
  private final GridSettings settings;
  private final PyTorch torch;
  private final GridListener listener;
  private final Pause pause;
  private final RunTimes times = new RunTimes();
  private final Set<PlannedRun> elsewhere = new HashSet<>();
  private int done;

  /**
   * A runner on {@code torch}'s device.
   *
   * @param folder will hold the experiment's text before it runs
   * @param place where the data are
   * @param command the command line, for the record
   * @throws IllegalArgumentException if a run cannot be trained as the experiment says
   */
  public GridRunner(
      Plan plan,
      ExperimentFolder folder,
      ExperimentData.Place place,
      String command,
      PyTorch torch,
      GridListener listener) {
    this(plan, folder, place, command, torch, listener, () -> Thread.sleep(PAUSE_MILLIS));
  }

  GridRunner(
      Plan plan,
      ExperimentFolder folder,
      ExperimentData.Place place,
      String command,
      PyTorch torch,
      GridListener listener,
      Pause pause) {
    this.plan = plan;
    this.folder = folder;
    this.torch = torch;
    this.listener = listener;
    this.pause = pause;
    settings = new GridSettings(plan.experiment(), place, folder, command);
    // What cannot be trained is told before anything is, not hours later.
    plan.runs().forEach(run -> settings.of(run, run.variant()));
  }

  /** What became of a run that was tried. */
  private enum Outcome {
    DONE,
    FAILED,
    /** Another process is training it. */
    ELSEWHERE,
    /** It needs the result of a run that another process is training. */
    WAITING
  }

  /**
   * Trains until every run is finished, has failed, or is being trained by another process.
   *
   * @throws IOException if the data cannot be read or the folder cannot be written
   */
  public void run() throws IOException {
    List<PlannedRun> open = new ArrayList<>(plan.runs());
    boolean waiting = true;
    while (waiting) {
      waiting = false;
      boolean progress = false;
      for (PlannedRun run : plan.runs()) {
        progress |= dropEnded(open);
        if (!open.contains(run)) {
          continue;
        }
        Outcome outcome = attempt(run, open);
        waiting |= outcome == Outcome.WAITING;
        progress |= outcome == Outcome.DONE;
        if (outcome == Outcome.FAILED) {
          open.remove(run);
        }
      }
      if (waiting && !progress) {
        awaitOthers();
      }
      for (PlannedRun run : open) {
        waiting |= isLeft(run);
      }
    }
  }

  /** Counts those of {@code open} that have come to their end: before, here or elsewhere. */
  private boolean dropEnded(List<PlannedRun> open) throws IOException {
    List<PlannedRun> ended = open.stream().filter(folder::ended).toList();
    for (PlannedRun run : ended) {
      done++;
      if (folder.run(run).finished()) {
        times.add(folder, run);
      }
    }
    return open.removeAll(ended);
  }

  /** Whether the process that trained {@code run} has come to an end without a result of it. */
  private boolean isLeft(PlannedRun run) throws IOException {
    return elsewhere.contains(run) && !folder.run(run).held() && !folder.ended(run);
  }

  private Outcome attempt(PlannedRun run, List<PlannedRun> open) throws IOException {
    if (elsewhere.contains(run)) {
      if (folder.run(run).held()) {
        return Outcome.ELSEWHERE; // still, and that was told
      }
      if (Files.exists(folder.failure(run))) { // it failed there
        listener.failed(run, Files.readString(folder.failure(run)).strip());
        return Outcome.FAILED;
      }
    }
    for (PlannedRun needed : needed(run)) {
      if (!folder.ended(needed)) {
        if (open.contains(needed)) {
          return Outcome.WAITING;
        }
        return fail(run, "it needs the run " + needed.name() + ", which failed");
      }
    }
    Variant variant = settled(run).orElse(null);
    if (variant == null) {
      return fail(run, "all settings that were searched for it diverged");
    }
    RunListener hears = listener.begins(run, settings.training(run).epochs(), done, times.of(open));
    // Data that cannot be read are no matter of one run.
    requireAlike(run, settings.source(run).open(torch.threads(), hears).fingerprint());
    Files.deleteIfExists(
        folder.failure(run)); // it is tried again, in a folder that may hold nothing else
    try {
      Figures figures =
          new Run(settings.of(run, variant), torch, hears).train(folder.run(run), true);
      listener.finished(run, figures);
      return Outcome.DONE;
    } catch (RunHeldException e) {
      elsewhere.add(run);
      listener.elsewhere(run, String.valueOf(e.getMessage()));
      return Outcome.ELSEWHERE;
    } catch (IOException | RuntimeException e) {
      String reason = Reason.of(e).text();
      boolean diverged = run.tuning() && e instanceof NotFiniteException;
      return diverged ? diverge(run, reason) : fail(run, reason);
    }
  }

  /**
   * Compares the data of {@code run}, and what it is to be trained with, with those of the finished
   * runs that tell of the same part.
   */
  private void requireAlike(PlannedRun run, String fingerprint) throws IOException {
    for (PlannedRun other : plan.runs()) {
      if (other.turn() == run.turn()
          && other.tuning() == run.tuning()
          && folder.run(other).finished()) {
        folder.requireAlike(other, fingerprint, torch);
      }
    }
  }

  /** The method of {@code run}, with the settings that a search chose if one did. */
  private Optional<Variant> settled(PlannedRun run) throws IOException {
    return run.tuning() || plan.search(run.variant()) == null
        ? Optional.of(run.variant())
        : ExperimentResults.read(folder, plan).settled(run.variant());
  }

  /** The runs whose results {@code run} needs. */
  private List<PlannedRun> needed(PlannedRun run) {
    List<PlannedRun> needed = new ArrayList<>();
    if (run.teacher() != null) {
      needed.add(run.teacher());
    }
    Search search = run.tuning() ? null : plan.search(run.variant());
    if (search != null) {
      search.candidates().forEach(candidate -> needed.addAll(candidate.runs()));
    }
    return needed;
  }

  /** Settings with which nothing can be trained lose their search; that is no failure of it. */
  private Outcome diverge(PlannedRun run, String reason) throws IOException {
    WholeFile.write(folder.divergence(run), reason + "\n");
    listener.diverged(run, reason);
    return Outcome.DONE;
  }

  private Outcome fail(PlannedRun run, String reason) throws IOException {
    String line = FileProblem.oneLine(reason);
    WholeFile.write(folder.failure(run), line + "\n");
    listener.failed(run, line);
    return Outcome.FAILED;
  }

  private void awaitOthers() throws IOException {
    try {
      pause.pass();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while another process trains", e);
    }
  }
}
