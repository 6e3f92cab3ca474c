package org.sordino.report;

import static org.sordino.report.Html.element;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sordino.dataset.ItemKind;
import org.sordino.dataset.Part;
import org.sordino.evaluation.Figures;
import org.sordino.experiment.RunFolder;
import org.sordino.experiment.grid.NetworkChoice;
import org.sordino.experiment.grid.PlannedRun;
import org.sordino.experiment.table.ResultRow;

/** Where networks err and how sure they are: of each, the baseline and the best other method. */
final class ConfusionSection {
  /** Matrices of more classes would make up most of the page. */
  private static final int MOST_CLASSES = 30;

  private final ExperimentFiles files;
  private final FigureNames names;

  private ConfusionSection(ExperimentFiles files, FigureNames names) {
    this.files = files;
    this.names = names;
  }

  /**
   * The section, if a run is finished.
   *
   * @throws IOException in one line that names the file, if predictions are damaged or runs of a
   *     row differ in their classes
   */
  static Optional<Section> of(ExperimentFiles files, FigureNames names) throws IOException {
    ConfusionSection section = new ConfusionSection(files, names);
    List<Fold> folds = new ArrayList<>();
    for (NetworkChoice network : files.networks()) {
      for (ResultRow row : section.shown(network)) {
        folds.add(section.fold(row));
      }
    }
    return folds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "Where they err",
                List.of(
                    element(
                        "p",
                        "Of each network, the baseline and the best other method, on the test parts of"
                            + " all their finished runs together; sordino report with the folder of"
                            + " a run shows any other. The right decisions lie on the diagonal of"
                            + " the matrix, which is left out beyond "
                            + MOST_CLASSES
                            + " classes. Above the diagonal of the confidences a network is"
                            + " better than it says, below it worse.")),
                List.of(),
                folds));
  }

  private List<ResultRow> shown(NetworkChoice network) {
    List<ResultRow> tested =
        files.rows(network).stream().filter(row -> !tests(row).isEmpty()).toList();
    List<ResultRow> shown = new ArrayList<>(tested.stream().filter(ResultRow::baseline).toList());
    tested.stream()
        .filter(row -> !row.baseline())
        .min(ResultRow.lowest(files.table().measures().get(0)))
        .ifPresent(shown::add);
    return shown;
  }

  /** The finished runs of {@code row} that were measured on their test part, in order. */
  private Map<RunFolder, Figures> tests(ResultRow row) {
    Map<RunFolder, Figures> tests = new LinkedHashMap<>();
    for (PlannedRun run : files.results().finished(row.row())) {
      Figures figures = Objects.requireNonNull(files.results().figures(run));
      if (figures.part().equals(Part.TEST.label())) {
        tests.put(files.results().folder().run(run), figures);
      }
    }
    return tests;
  }

  private Fold fold(ResultRow row) throws IOException {
    Map<RunFolder, Figures> runs = tests(row);
    ItemKind itemKind = files.table().experiment().data().itemKind();
    Pooled pooled = Pooled.of(runs, itemKind);
    List<Figure> figures = new ArrayList<>();
    if (pooled.classes().size() <= MOST_CLASSES) {
      figures.add(
          named(new ConfusionMatrix(itemKind.plural(), pooled.classes(), pooled.decided()), row));
    }
    figures.add(named(new ClassErrors(pooled.classes(), pooled.counted()), row));
    figures.add(named(new ReliabilityDiagram(itemKind.examples(), pooled.calibration()), row));
    return new Fold(
        "%s with %s: %s of %s runs"
            .formatted(row.network(), row.method(), runs.size(), row.planned()),
        List.of(),
        figures);
  }

  private Figure named(Figure figure, ResultRow row) {
    return new Renamed(figure, names.of(figure.name(), row.network(), row.method()));
  }
}
