package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sordino.evaluation.Figures;
import org.sordino.experiment.grid.Candidate;
import org.sordino.experiment.grid.Row;
import org.sordino.experiment.grid.Search;
import org.sordino.experiment.grid.SearchTable;
import org.sordino.experiment.grid.Variant;
import org.sordino.experiment.table.Sample;

/** A search for a method's settings: what was tried, what it came to, and what was chosen. */
final class SearchSection {
  private final ExperimentFiles files;
  private final SearchTable searched;
  private final Search search;
  private final List<Candidate> candidates;

  /** Those of them that have errors to draw. */
  private final List<Candidate> trained;

  private final List<String> settings;

  private SearchSection(ExperimentFiles files, SearchTable searched) {
    this.files = files;
    this.searched = searched;
    search = searched.search();
    candidates = searched.candidates();
    trained = candidates.stream().filter(candidate -> !candidate.diverged()).toList();
    settings = searched.varied();
  }

  /** The section, if there is a search. */
  static Optional<Section> of(ExperimentFiles files, FigureNames names) {
    List<Html> lead = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    List<Fold> folds = new ArrayList<>();
    for (Search search : files.results().plan().searches()) {
      SearchSection section = new SearchSection(files, SearchTable.of(files.results(), search));
      lead.add(
          element(
              "p",
              element("strong", "%s, on %s: ".formatted(search.method(), search.network().label())),
              new Html.Text(section.outcome())));
      section.figure(names).ifPresent(figures::add);
      if (files.table().rows().isEmpty()) {
        lead.add(Page.table(section.table())); // all that there is
      } else if (!section.candidates.isEmpty()) {
        folds.add(
            new Fold(
                "All settings tried for " + search.method(),
                List.of(Page.table(section.table())),
                List.of()));
      }
    }
    if (lead.isEmpty()) {
      return Optional.empty();
    }
    lead.add(
        element(
            "p",
            "Settings are chosen by the error of the validation part; of equal ones by the negative"
                + " log-likelihood. The test part has no say."));
    return Optional.of(new Section("Searches for settings", lead, figures, folds));
  }

  private String outcome() {
    int all = search.candidates().size();
    Candidate best = searched.chosen();
    if (searched.allDiverged()) {
      return "training diverged with all %s settings; none is chosen.".formatted(all);
    }
    if (best == null) {
      return "%s of %s settings are trained; none is chosen before all are."
          .formatted(candidates.size(), all);
    }
    return "%s, with the lowest %s of %s settings, %s%s."
        .formatted(
            words(best.variant()), error(), all, Numbers.percent(best.errorPercent()), mean());
  }

  private String error() {
    return "validation " + files.table().experiment().data().itemKind().exampleErrorWords();
  }

  private String mean() {
    int seeds = search.candidates().get(0).runs().size();
    return seeds == 1 ? "" : " (mean of %s seeds)".formatted(seeds);
  }

  private String words(Variant variant) {
    return String.join(
        ", ", settings.stream().map(s -> SettingName.words(s) + " " + value(variant, s)).toList());
  }

  private static String value(Variant variant, List<String> names) {
    return String.join(", ", names.stream().map(setting -> value(variant, setting)).toList());
  }

  private static String value(Variant variant, String setting) {
    return Objects.requireNonNull(variant.varied().get(setting));
  }

  /** The best first. */
  private Table table() {
    List<String> head = new ArrayList<>(settings.stream().map(SettingName::words).toList());
    head.addAll(List.of(error(), "NLL", ""));
    List<List<String>> rows = new ArrayList<>();
    for (Candidate candidate : candidates.stream().sorted(Candidate.BEST).toList()) {
      List<String> row = new ArrayList<>();
      settings.forEach(setting -> row.add(value(candidate.variant(), setting)));
      row.add(candidate.diverged() ? "diverged" : Numbers.percent(candidate.errorPercent()));
      row.add(candidate.diverged() ? "" : Numbers.threeDecimals(candidate.nll()));
      row.add(searched.isChosen(candidate) ? "chosen" : "");
      rows.add(row);
    }
    return new Table(head, rows);
  }

  /** None as long as there is nothing to draw. */
  private Optional<Figure> figure(FigureNames names) {
    if (trained.isEmpty() || settings.isEmpty()) {
      return Optional.empty();
    }
    if (settings.size() > 1) {
      return Optional.of(heatMap(names));
    }
    return values(settings).stream().allMatch(SettingName::isNumber)
        ? Optional.of(line(names))
        : Optional.empty();
  }

  /** The last setting has the columns; what the others are together has the rows. */
  private Figure heatMap(FigureNames names) {
    String last = settings.get(settings.size() - 1);
    List<String> others = settings.subList(0, settings.size() - 1);
    List<String> rows = values(others);
    List<String> columns = values(List.of(last));
    return new HeatMap(
        names.of("search", search.method()),
        title(),
        SettingName.axis(last),
        String.join(", ", others.stream().map(SettingName::axis).toList()),
        columns,
        rows,
        trained.stream()
            .map(
                candidate ->
                    new HeatMap.Cell(
                        rows.indexOf(value(candidate.variant(), others)),
                        columns.indexOf(value(candidate.variant(), last)),
                        candidate.errorPercent(),
                        searched.isChosen(candidate)))
            .toList());
  }

  private String title() {
    return "%s: %s in %%".formatted(search.method(), error());
  }

  /** The values of settings, in the order of the experiment. */
  private List<String> values(List<String> names) {
    return search.candidates().stream().map(row -> value(row.variant(), names)).distinct().toList();
  }

  private Figure line(FigureNames names) {
    List<Samples.Point> points = new ArrayList<>();
    for (Row row : search.candidates()) {
      trained.stream()
          .filter(candidate -> candidate.variant().equals(row.variant()))
          .findFirst()
          .ifPresent(
              candidate ->
                  points.add(
                      new Samples.Point(
                          Double.parseDouble(value(row.variant(), settings.get(0))), sample(row))));
    }
    return new LineChart(
        names.of("search", search.method()),
        title(),
        SettingName.axis(settings.get(0)),
        error() + " in %",
        false,
        List.of(Samples.series(search.method(), points)));
  }

  private Sample sample(Row row) {
    return Objects.requireNonNull(
        Sample.of(
            files.results().finished(row).stream()
                .map(run -> Objects.requireNonNull(files.results().figures(run)))
                .map(Figures::exampleErrorPercent)
                .toList()));
  }
}
