package org.sordino.experiment.table;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.SearchTable;
import org.sordino.file.WholeFile;

/**
 * The tables in the folder of an experiment, of what is finished by now.
 *
 * @param folder of the experiment
 * @param results of its runs: {@code table.md}, {@code .csv} and {@code .tex}; null if it has none
 *     but searches
 * @param searches {@code tuning-NETWORK-METHOD.md} and {@code .csv} each
 */
public record TableFiles(
    ExperimentFolder folder, @Nullable ResultTable results, List<SearchTable> searches) {
  /** Copies the list. */
  public TableFiles {
    searches = List.copyOf(searches);
  }

  /**
   * The tables of {@code results}.
   *
   * @throws IOException in one line, if predictions cannot be read
   */
  public static TableFiles of(ExperimentResults results) throws IOException {
    return new TableFiles(
        results.folder(),
        results.plan().rows().isEmpty() ? null : ResultTable.of(results),
        results.plan().searches().stream().map(search -> SearchTable.of(results, search)).toList());
  }

  /**
   * Writes them, over earlier ones.
   *
   * @throws IOException in one line, if a file cannot be written
   */
  public TableFiles write() throws IOException {
    for (SearchTable search : searches) {
      search.write(folder);
    }
    if (results != null) {
      WholeFile.write(folder.table("md"), MarkdownTable.of(results));
      WholeFile.write(folder.table("csv"), CsvTable.of(results));
      WholeFile.write(folder.table("tex"), LatexTable.of(results));
    }
    return this;
  }
}
