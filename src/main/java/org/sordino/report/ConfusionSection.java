package org.sordino.report;

import static org.sordino.report.Html.element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Subject;
import org.sordino.evaluation.Calibration;
import org.sordino.evaluation.Confusion;
import org.sordino.evaluation.Figures;
import org.sordino.evaluation.Predictions;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.experiment.grid.NetworkChoice;
import org.sordino.experiment.grid.PlannedRun;
import org.sordino.experiment.table.Measure;
import org.sordino.experiment.table.ResultRow;
import org.sordino.experiment.table.Sample;

/** Where networks err and how sure they are: of each, the baseline and the best other method. */
final class ConfusionSection {
  /** Matrices of more classes would make up most of the page. */
  private static final int MOST_CLASSES = 30;

  private static final String TEST = "test";

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
                            + " all their finished runs together. The right decisions lie on the"
                            + " diagonal; above the diagonal of the second figure a network is better"
                            + " than it says, below it worse.")),
                List.of(),
                folds));
  }

  private List<ResultRow> shown(NetworkChoice network) {
    Measure measure = files.table().measures().get(0);
    List<ResultRow> tested =
        files.rows(network).stream().filter(row -> !tests(row).isEmpty()).toList();
    List<ResultRow> shown = new ArrayList<>(tested.stream().filter(ResultRow::baseline).toList());
    tested.stream()
        .filter(row -> !row.baseline())
        .min(Comparator.comparingDouble(row -> mean(row, measure)))
        .ifPresent(shown::add);
    return shown;
  }

  private static double mean(ResultRow row, Measure measure) {
    Sample sample = row.by(measure).sample();
    return sample == null ? Double.POSITIVE_INFINITY : sample.mean();
  }

  private List<PlannedRun> tests(ResultRow row) {
    return files.results().finished(row.row()).stream()
        .filter(run -> figures(run).part().equals(TEST))
        .toList();
  }

  private Figures figures(PlannedRun run) {
    return Objects.requireNonNull(files.results().figures(run));
  }

  private Fold fold(ResultRow row) throws IOException {
    List<PlannedRun> runs = tests(row);
    List<String> classes = figures(runs.get(0)).classes();
    Confusion decided = null;
    Calibration calibration = null;
    Confusion predicted = null;
    for (PlannedRun run : runs) {
      Figures figures = figures(run);
      if (!figures.classes().equals(classes)) {
        throw new IOException(
            "%s: expected the classes %s as in %s, found %s"
                .formatted(
                    files.results().folder().run(run).metrics(),
                    classes,
                    runs.get(0).folder(),
                    figures.classes()));
      }
      decided = decided == null ? figures.confusion() : decided.plus(figures.confusion());
      Calibration bins = new Calibration(figures.eceBins());
      calibration = calibration == null ? bins : calibration.plus(bins);
    }
    boolean songs = files.table().experiment().data().subject() == Subject.SONG;
    if (songs) {
      predicted = clips(runs);
    }
    List<ClassErrors.Counted> counted = new ArrayList<>();
    counted.add(
        new ClassErrors.Counted(songs ? "songs" : "images", Objects.requireNonNull(decided)));
    if (predicted != null) {
      counted.add(new ClassErrors.Counted("clips", predicted));
    }
    List<Figure> drawn = new ArrayList<>();
    if (classes.size() <= MOST_CLASSES) {
      drawn.add(named(new ConfusionMatrix(songs ? "songs" : "images", classes, decided), row));
    }
    drawn.add(
        named(
            new ReliabilityDiagram(songs ? "clips" : "images", Objects.requireNonNull(calibration)),
            row));
    drawn.add(named(new ClassErrors(classes, counted), row));
    return new Fold(
        "%s with %s: %d of %d runs"
            .formatted(row.network(), row.method(), runs.size(), row.planned()),
        List.of(),
        drawn);
  }

  /** Of the clips of all runs; null if the predictions of one are not there. */
  private @Nullable Confusion clips(List<PlannedRun> runs) throws IOException {
    Confusion sum = null;
    for (PlannedRun run : runs) {
      Path file = files.results().folder().run(run).predictions();
      if (!Files.exists(file)) {
        return null;
      }
      Predictions predictions = PredictionsFile.read(file);
      Confusion clips = Confusion.ofRows(predictions);
      sum = sum == null ? clips : sum.plus(clips);
    }
    return sum;
  }

  private Figure named(Figure figure, ResultRow row) {
    return new Renamed(
        figure, names.of(figure.name(), row.network(), row.method()), figure.title());
  }
}
