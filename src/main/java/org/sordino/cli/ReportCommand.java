package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.table.TableFiles;
import org.sordino.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sordino report}. */
@Command(
    name = "report",
    headerHeading =
        "Examples:%n"
            + "  sordino report runs/first%n"
            + "  sordino report runs/first --out first.html%n"
            + "  sordino report runs/g10%n%n",
    description =
        "Writes the report of a run or of an experiment, finished or not: FOLDER/report.html, one page"
            + " that needs no other file, and its figures as SVG and PNG into FOLDER/figures. Without"
            + " --out, an experiment's tables are written into FOLDER as well.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FOLDER", description = "The folder of a run or of an experiment.")
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The page; for first.html the figures go into first-figures. Default: FOLDER/report.html")
  private @Nullable Path out;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (out != null && Files.isDirectory(out)) {
      throw new IllegalArgumentException("--out " + out + ": expected a file, found a folder");
    }
    Report report = Report.of(folder);
    Path page = out == null ? folder.resolve(Report.PAGE) : out;
    report.write(
        page, out == null ? folder.resolve(Report.FIGURES) : Report.beside(out, Report.FIGURES));
    if (out == null && new ExperimentFolder(folder).holdsExperiment()) {
      TableFiles.of(ExperimentResults.read(folder)).write();
    }
    console.data(page.toString());
    return ExitCode.DONE;
  }

  /**
   * Writes the report of a run or an experiment that has just ended; if that fails, its results are
   * as good as before.
   */
  static void afterTraining(Path folder, Console console) {
    Path page = folder.resolve(Report.PAGE);
    try {
      Report.of(folder).write(page, folder.resolve(Report.FIGURES));
      console.note("report: " + page);
    } catch (IOException | RuntimeException e) {
      console.warn("no report was written: " + ProblemHandler.message(e));
    }
  }
}
