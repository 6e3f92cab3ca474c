package org.sordino.report;

import java.io.IOException;
import java.nio.file.Path;
import org.sordino.experiment.grid.ExperimentFolder;

/** A page on what a folder holds, with its figures. */
public sealed interface Report permits Page {
  /** The name of the page in the folder that it is about. */
  String PAGE = "report.html";

  /** The folder of the figures beside it. */
  String FIGURES = "figures";

  /**
   * The report of the experiment or the run in {@code folder}.
   *
   * @throws IOException in one line that names the file, if the folder holds neither or a file of
   *     it is damaged
   */
  static Report of(Path folder) throws IOException {
    return new ExperimentFolder(folder).holdsExperiment()
        ? ExperimentReport.of(folder)
        : RunReport.of(folder);
  }

  /**
   * The folder for what belongs to a page: {@code first-figures} beside {@code first.html}.
   *
   * @param what it holds
   */
  static Path beside(Path page, String what) {
    String name = String.valueOf(page.getFileName());
    return page.resolveSibling(name.replaceFirst("(?<=.)\\.[^.]*$", "") + "-" + what);
  }

  /**
   * Writes the page to {@code file}, and each figure as SVG and PNG into {@code figures}. Figures
   * of the page that was there before go if this one lacks them.
   *
   * @throws IOException if a file cannot be written, or this Java cannot draw
   */
  void write(Path file, Path figures) throws IOException;
}
