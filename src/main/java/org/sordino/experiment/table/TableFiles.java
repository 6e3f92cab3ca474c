package org.sordino.experiment.table;

import java.io.IOException;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.file.WholeFile;

/** The table of an experiment in its folder: {@code table.md}, {@code .csv} and {@code .tex}. */
public final class TableFiles {
  private TableFiles() {}

  /**
   * Writes the table of {@code results}, over an earlier one.
   *
   * @return the table
   * @throws IOException in one line, if predictions cannot be read or a file cannot be written
   */
  public static ResultTable write(ExperimentResults results) throws IOException {
    ResultTable table = ResultTable.of(results);
    ExperimentFolder folder = results.folder();
    WholeFile.write(folder.table("md"), MarkdownTable.of(table));
    WholeFile.write(folder.table("csv"), CsvTable.of(table));
    WholeFile.write(folder.table("tex"), LatexTable.of(table));
    return table;
  }
}
