package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.ExperimentData;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.ExperimentText;
import org.sordino.experiment.grid.GridEstimate;
import org.sordino.experiment.grid.Plan;
import org.sordino.experiment.grid.Search;
import org.sordino.experiment.grid.SearchTable;
import org.sordino.experiment.table.MarkdownTable;
import org.sordino.experiment.table.TableFiles;
import org.sordino.file.TemporaryFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sordino experiment}. */
@Command(
    name = "experiment",
    headerHeading =
        "Examples:%n"
            + "  sordino experiment --list%n"
            + "  sordino experiment smoke --data genres --out runs/smoke%n"
            + "  sordino experiment g10 --data genres --out runs/g10 --dry-run%n"
            + "  sordino experiment mine.yaml --data genres --out runs/mine --resume%n%n",
    description =
        "Trains a grid of methods, networks, folds and seeds, which a YAML file describes, and makes"
            + " one table and one page of it. What is finished is never trained again: after an"
            + " interruption, --resume goes on. Started a second time with --resume, on the same"
            + " folder and at the same time, it shares the work.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExperimentCommand implements Callable<Integer> {
  private final Console console;
  private final String command;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|FILE",
      description = "An experiment that ships, or a YAML file.")
  private @Nullable String name;

  @Option(names = "--list", description = "List the experiments that ship, with what they cost.")
  private boolean list;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of songs or images, as for train.")
  private @Nullable Path data;

  @Mixin private ExtraTraining extra;

  @Mixin private CacheOption cache;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of the experiment, new or empty.")
  private @Nullable Path out;

  @Option(names = "--resume", description = "Go on with the experiment in --out.")
  private boolean resume;

  @Option(
      names = "--dry-run",
      description =
          "Print what would be trained and how long it would take; write nothing but the"
              + " spectrograms into the cache, and the demo's songs if they are not there.")
  private boolean dryRun;

  @Mixin private DeviceOptions device;

  ExperimentCommand(Console console, String command) {
    this.console = console;
    this.command = command;
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      ExperimentPrinter.list(console);
      return ExitCode.DONE;
    }
    ExperimentText found = ExperimentText.find(given("NAME|FILE, or --list", name));
    plan(found); // tells what is wrong with the file before what is wrong with options
    ExperimentFolder folder = new ExperimentFolder(given("--out DIR", out));
    ExperimentText text = resume ? folder.asStarted(found) : found;
    Plan plan = plan(text);
    Path songs = given("--data DIR", data);
    if (dryRun) {
      return dryRun(text, plan, folder, songs);
    }
    GridReporter reporter = new GridReporter(console, folder, plan);
    ExperimentResults results =
        new GridTraining(text, plan, place(songs, folder.folder()), folder)
            .train(resume, command, device, console, reporter);
    TableFiles tables = TableFiles.of(results).write();
    if (tables.results() == null) {
      tables.searches().forEach(search -> print(search, folder));
    } else {
      console.data(MarkdownTable.of(tables.results()));
      console.note("tables: %s and .csv, .tex".formatted(folder.table("md")));
    }
    ReportCommand.afterTraining(folder.folder(), console);
    return reporter.conclude(tables.searches());
  }

  private void print(SearchTable table, ExperimentFolder folder) {
    Search search = table.search();
    console.data(
        "%s, %s:%n%n%s".formatted(search.network().label(), search.method(), table.markdown()));
    console.note("table: %s and .csv".formatted(folder.search(search, "md")));
  }

  private int dryRun(ExperimentText text, Plan plan, ExperimentFolder folder, Path songs)
      throws IOException {
    folder.requireFreshUnless(resume || folder.holdsExperiment(), text);
    try (TemporaryFolder lists = TemporaryFolder.create("sordino-lists")) {
      text.writeLists(lists.path());
      ExperimentData.Place place = place(songs, lists.path());
      folder.requireData(plan, place, console::note);
      GridEstimate estimate =
          new GridEstimate(plan, folder, place, device.start(), new RunReporter(console, 1));
      ExperimentPrinter.plan(console, plan, folder, estimate);
    }
    return ExitCode.DONE;
  }

  private ExperimentData.Place place(Path songs, Path lists) {
    return new ExperimentData.Place(songs, extra.folders(), cache.folder(), lists);
  }

  private static Plan plan(ExperimentText text) throws IOException {
    try {
      return Plan.of(text.experiment());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(text.name() + ": " + e.getMessage(), e);
    }
  }

  private static <T> T given(String what, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("experiment: expected " + what + ", found none");
    }
    return value;
  }
}
