package org.sordino.experiment.grid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sordino.file.Csv;
import org.sordino.file.WholeFile;

/**
 * What a search measured, a row for every combination of settings.
 *
 * @param search the search
 * @param varied the names of the settings that vary
 * @param candidates those that are trained or diverged, in the order of the search
 * @param chosen the best of them, null as long as one is missing or if all diverged
 */
public record SearchTable(
    Search search, List<String> varied, List<Candidate> candidates, @Nullable Candidate chosen) {
  /** Copies the lists. */
  public SearchTable {
    varied = List.copyOf(varied);
    candidates = List.copyOf(candidates);
  }

  /** The table of a search. */
  public static SearchTable of(ExperimentResults results, Search search) {
    List<String> varied = List.copyOf(search.candidates().get(0).variant().varied().keySet());
    return new SearchTable(
        search, varied, results.candidates(search), results.chosen(search).orElse(null));
  }

  /** Whether it is the best of them, all of them being trained. */
  public boolean isChosen(Candidate candidate) {
    return candidate.equals(chosen);
  }

  /** Whether there is nothing to choose: with none of the settings anything can be trained. */
  public boolean allDiverged() {
    return candidates.size() == search.candidates().size()
        && candidates.stream().allMatch(Candidate::diverged);
  }

  /** Writes {@code tuning-NETWORK-METHOD.md} and {@code .csv} into the experiment's folder. */
  public void write(ExperimentFolder folder) throws IOException {
    WholeFile.write(folder.search(search, "md"), markdown());
    WholeFile.write(folder.search(search, "csv"), csv());
  }

  /** As Markdown, the chosen row in bold. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    List<String> head = new ArrayList<>(varied);
    head.add("validation error (%)");
    head.add("negative log-likelihood");
    line(text, head);
    line(text, head.stream().map(name -> "---").toList());
    for (Candidate candidate : candidates) {
      String mark = isChosen(candidate) ? "**" : "";
      line(text, cells(candidate, "%.2f", "%.3f").stream().map(c -> mark + c + mark).toList());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private String csv() {
    List<String> head = new ArrayList<>();
    varied.forEach(name -> head.add(name.replace('-', '_')));
    head.addAll(List.of("validation_error_percent", "nll", "chosen"));
    StringBuilder text = new StringBuilder(Csv.line(head));
    for (Candidate candidate : candidates) {
      List<String> cells = cells(candidate, "%s", "%s");
      cells.add(Boolean.toString(isChosen(candidate)));
      text.append(Csv.line(cells));
    }
    return text.toString();
  }

  private List<String> cells(Candidate candidate, String error, String nll) {
    List<String> cells = new ArrayList<>();
    for (String name : varied) {
      cells.add(candidate.variant().settings().getOrDefault(name, ""));
    }
    if (candidate.diverged()) {
      cells.addAll(List.of("diverged", ""));
    } else {
      cells.add(String.format(Locale.ROOT, error, candidate.errorPercent()));
      cells.add(String.format(Locale.ROOT, nll, candidate.nll()));
    }
    return cells;
  }
}
