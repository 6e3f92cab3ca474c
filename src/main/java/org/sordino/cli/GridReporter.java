package org.sordino.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sordino.evaluation.Figures;
import org.sordino.experiment.RunListener;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.GridListener;
import org.sordino.experiment.grid.Plan;
import org.sordino.experiment.grid.PlannedRun;
import org.sordino.experiment.grid.SearchTable;
import org.sordino.experiment.grid.TimeLeft;
import org.sordino.experiment.table.TableFiles;
import org.sordino.training.Epoch;

/**
 * Shows how far an experiment has come: on the console, and in the tables of its folder, which are
 * there after the first run.
 */
final class GridReporter implements GridListener {
  private final Console console;
  private final ExperimentFolder folder;
  private final Plan plan;
  private final Map<PlannedRun, String> failed = new LinkedHashMap<>();
  private final Set<PlannedRun> elsewhere = new LinkedHashSet<>();

  GridReporter(Console console, ExperimentFolder folder, Plan plan) {
    this.console = console;
    this.folder = folder;
    this.plan = plan;
  }

  /**
   * Tells what is missing from the tables.
   *
   * @param searches what searches came to
   * @return the exit code of the command
   */
  int conclude(List<SearchTable> searches) throws IOException {
    int held = 0;
    for (PlannedRun run : elsewhere) {
      held += folder.run(run).held() ? 1 : 0;
    }
    if (held > 0) {
      console.note(
          "%s being trained by other processes; the last one to end completes the table"
              .formatted(held == 1 ? "1 run is" : held + " runs are"));
    }
    List<SearchTable> undecided = searches.stream().filter(SearchTable::allDiverged).toList();
    for (SearchTable table : undecided) {
      console.error(
          "training %s with %s diverged with all settings, so none is chosen"
              .formatted(table.search().network().label(), table.search().method()));
    }
    if (failed.isEmpty()) {
      return undecided.isEmpty() ? ExitCode.DONE : ExitCode.FAILURE;
    }
    Map.Entry<PlannedRun, String> first = failed.entrySet().iterator().next();
    console.error(
        "%s failed, the first one (%s) because of this: %s; --resume tries again"
            .formatted(
                failed.size() == 1 ? "1 run" : failed.size() + " runs",
                first.getKey().name(),
                first.getValue()));
    return ExitCode.FAILURE;
  }

  @Override
  public RunListener begins(PlannedRun run, int epochs, int done, TimeLeft time) {
    console.note("");
    console.note("%s; now %s".formatted(progress(done, time), run.name()));
    return new RunReporter(console, epochs) {
      private boolean told = time.whole();

      /** Before a run like it is finished, its first epoch tells how long all will take. */
      @Override
      public void finished(Epoch epoch) {
        super.finished(epoch);
        if (!told) {
          told = true;
          console.note(progress(done, time.knowing(run, epoch.seconds() * epochs)));
        }
      }
    };
  }

  private String progress(int done, TimeLeft time) {
    String left =
        time.seconds() == 0
            ? ""
            : ", %s %s left"
                .formatted(time.whole() ? "about" : "more than", Console.duration(time.seconds()));
    return "%d of %d done%s".formatted(done, plan.runs().size(), left);
  }

  @Override
  public void finished(PlannedRun run, Figures figures) {
    elsewhere.remove(run);
    console.note(figures.summary());
    writeTables();
  }

  /** Without them the runs are as good as before; at the end it would be told as a failure. */
  private void writeTables() {
    try {
      TableFiles.of(ExperimentResults.read(folder, plan)).write();
    } catch (IOException | RuntimeException e) {
      console.warn("no tables were written: " + ProblemHandler.message(e));
    }
  }

  @Override
  public void diverged(PlannedRun run, String reason) {
    elsewhere.remove(run);
    console.warn("%s is out of the search: %s".formatted(run.name(), reason));
  }

  @Override
  public void failed(PlannedRun run, String reason) {
    elsewhere.remove(run);
    failed.put(run, reason);
    console.warn("%s failed: %s".formatted(run.name(), reason));
  }

  @Override
  public void elsewhere(PlannedRun run, String reason) {
    if (elsewhere.add(run)) {
      console.note("left to another process: " + reason);
    }
  }
}
