package org.sordino.experiment.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.sordino.experiment.grid.ExperimentData;
import org.sordino.experiment.grid.TuningChoice;

/** What has to be said under a table; nothing about what it does not show. */
final class Notes {
  private final ResultTable table;
  private final List<String> lines = new ArrayList<>();

  private Notes(ResultTable table) {
    this.table = table;
  }

  /** The notes under {@code table}, a line each, not escaped. */
  static List<String> of(ResultTable table) {
    Notes notes = new Notes(table);
    notes.protocol();
    notes.marks();
    notes.tests();
    notes.published();
    notes.stability();
    notes.rows();
    return notes.lines;
  }

  private void protocol() {
    TuningChoice tuning = table.experiment().tuning();
    String searched =
        tuning == null
            ? ""
            : "; searches on the validation part "
                + (tuning.split() == null ? "beside them" : "of " + tuning.split());
    lines.add("tested: " + data().protocol() + ", after the last epoch" + searched + ".");
  }

  private void marks() {
    if (any(measured -> measured.sample() != null && measured.sample().deviation() != null)) {
      lines.add("±: sample standard deviation over the finished runs.");
    }
    if (any(Measured::best)) {
      lines.add("bold: the lowest mean of the network, of rows whose runs are all finished.");
    }
    if (any(Measured::isNoImprovement)) {
      lines.add("underlined: no improvement over " + baseline() + ", the baseline.");
    }
  }

  private void tests() {
    boolean folds = data().folds() != null;
    if (any(measured -> measured.tTest() != null)) {
      lines.add(
          "p (t-test): two-sided paired t-test of the runs against those of %s with the same %s; %s."
              .formatted(
                  baseline(),
                  folds ? "fold and seed" : "seed",
                  folds
                      ? "as folds share songs to train on, it is too small rather than too large"
                          + " (Nadeau and Bengio 2003)"
                      : "about other seeds on these "
                          + data().subject().plural()
                          + ", not about others"));
    }
    if (any(measured -> measured.mcNemar() != null)) {
      String items = data().subject().plural();
      lines.add(
          ("p (McNemar): exact two-sided McNemar test on %s, each counted once, %s; in brackets how"
                  + " many the row alone (+) and %s alone (−) is right about.")
              .formatted(
                  items,
                  folds ? "by the first common seed of each fold" : "by the first common seed",
                  baseline()));
    }
  }

  private void published() {
    if (any(measured -> measured.published() != null)) {
      String whole =
          isPart() ? ", measured on the whole data set, of which only a part is used here" : "";
      lines.add("published: " + table.experiment().publishedErrors().source() + whole + ".");
      lines.add("difference: own mean − published error, in percentage points.");
    }
  }

  private void stability() {
    if (any(measured -> measured.sample() != null)) {
      lines.add(
          "stability: how closely the predictions of a class keep together (1 − mean over classes of"
              + " the standard deviation of the true class's probability), and how closely the"
              + " classes do (Shen et al. 2021, appendix and eq 5–7); more is neither better nor"
              + " worse.");
    }
    if (table.rows().stream().anyMatch(row -> row.regularizationSamples() != null)) {
      lines.add(
          "regularization samples: training %s that the teacher moves away from the truth by more"
                  .formatted(data().subject().examples())
              + " than the labels move them towards it, in the last epoch (Zhou et al. 2021, 3.2).");
    }
  }

  private void rows() {
    if (table.rows().stream().anyMatch(row -> row.finished() < row.planned())) {
      lines.add("runs: where two numbers stand, the finished and the planned ones.");
    }
    List<Setting> settings = table.rows().stream().flatMap(row -> row.settings().stream()).toList();
    if (settings.stream().anyMatch(Setting::unconfirmed)) {
      lines.add("* given by no paper for these data and networks");
    }
    if (settings.stream().anyMatch(setting -> setting.value() == null)) {
      lines.add("? not chosen yet: the search is not finished");
    }
  }

  private boolean any(Predicate<Measured> shown) {
    return table.rows().stream().flatMap(row -> row.measures().values().stream()).anyMatch(shown);
  }

  private String baseline() {
    return table.rows().stream()
        .filter(ResultRow::baseline)
        .map(ResultRow::method)
        .findFirst()
        .orElse("the baseline");
  }

  private boolean isPart() {
    ExperimentData data = data();
    Integer songs = data.songsPerClass();
    return !data.classes().isEmpty() || (songs != null && songs > 0);
  }

  private ExperimentData data() {
    return table.experiment().data();
  }
}
