package org.sordino.experiment.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sordino.dataset.Part;
import org.sordino.experiment.grid.ExperimentData;
import org.sordino.experiment.grid.TeacherChoice;
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
    notes.teachers();
    notes.published();
    notes.stability();
    notes.rows();
    notes.transfers();
    return notes.lines;
  }

  private void protocol() {
    String measured =
        table.part().equals(Part.TEST.label())
            ? "tested: "
            : "not tested, as there is no test part; measured on: ";
    lines.add(measured + data().protocol(table.part()) + ", after the last epoch.");
    TuningChoice tuning = table.experiment().tuning();
    boolean searched =
        table.experiment().methods().values().stream().anyMatch(m -> m.tunedOn() != null);
    if (tuning != null && searched) {
      lines.add("(searched): chosen on " + data().searchProtocol(tuning.split()) + ".");
    }
  }

  private void marks() {
    if (any(measured -> measured.sample() != null && measured.sample().deviation() != null)) {
      lines.add("±: sample standard deviation over the finished runs.");
    }
    if (any(Measured::best)) {
      lines.add(
          "bold: the lowest mean of the network, of rows with the same %s, all of them finished."
              .formatted(foldsAndSeeds("folds and seeds", "seeds")));
    }
    if (any(Measured::isNoImprovement)) {
      lines.add("underlined: no improvement over " + baseline() + ", the baseline.");
    }
  }

  private void tests() {
    String items = data().itemKind().plural();
    boolean tTests = any(measured -> measured.tTest() != null);
    boolean mcNemars = any(measured -> measured.mcNemar() != null);
    if (tTests) {
      lines.add(
          ("p (t-test): two-sided paired t-test of the runs against those of %s with the same %s; %s."
                  + " None where every pair differs by the same.")
              .formatted(
                  baseline(),
                  foldsAndSeeds("fold and seed", "seed"),
                  foldsAndSeeds(
                      "the seeds of a fold are one pair, by their means; as folds share songs to train on,"
                          + " it is too small rather than too large (Nadeau and Bengio 2003)",
                      "about other seeds on these " + items + ", not about others")));
    }
    if (mcNemars) {
      lines.add(
          ("p (McNemar): exact two-sided McNemar test on %s, each counted once, %s; in brackets how"
                  + " many the row alone (+) and %s alone (−) is right about.")
              .formatted(
                  items,
                  foldsAndSeeds(
                      "by the first common seed of each fold", "by the first common seed"),
                  baseline()));
    }
    if (tTests || mcNemars) {
      lines.add(
          "p are of one comparison each: of twenty such without any difference in truth, one is"
              + " expected below 0.05.");
    }
  }

  private void teachers() {
    String students = methods(this::hasOneTeacher);
    if (!students.isEmpty()) {
      lines.add(
          "one teacher for all runs%s, so that ± and p tell nothing about others: %s."
              .formatted(foldsAndSeeds(" of a fold", ""), students));
    }
    String flattered = methods(row -> row.knownToTeachers() > 0);
    if (!flattered.isEmpty()) {
      lines.add(
          "taught by models that had learnt from some of what is tested, which flatters them: %s."
              .formatted(flattered));
    }
  }

  /** Whether several students learn from one and the same network. */
  private boolean hasOneTeacher(ResultRow row) {
    TeacherChoice teacher = row.row().variant().method().teacher();
    if (teacher == null) {
      return false;
    }
    return teacher.model() != null
        ? row.planned() > 1
        : teacher.seed() != null && row.planned() > data().turns().size();
  }

  private String methods(Predicate<ResultRow> rows) {
    return table.rows().stream()
        .filter(rows)
        .map(ResultRow::method)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private String foldsAndSeeds(String both, String seedsAlone) {
    return data().folds() == null ? seedsAlone : both;
  }

  private void published() {
    if (any(measured -> measured.published() != null)) {
      String whole =
          ", measured on the whole data set"
              + (isPart() ? ", of which only a part is used here" : "");
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
      if (data().folds() != null) {
        lines.add(
            "NLL, ECE and stability are means over folds; the ECE of a fold's few %s is larger than that of all together."
                .formatted(data().itemKind().examples()));
      }
    }
    if (table.rows().stream().anyMatch(row -> row.regularizationSamples() != null)) {
      lines.add(
          "regularization samples: training %s on whose true class KL − CE has a larger gradient than"
                  .formatted(data().itemKind().examples())
              + " CE, in the last epoch (Zhou et al. 2021, 3.2).");
    }
  }

  private void rows() {
    if (table.rows().stream().anyMatch(row -> row.finished() < row.planned())) {
      lines.add("runs: where two numbers stand, the finished and the planned ones.");
    }
    List<Setting> settings = table.rows().stream().flatMap(row -> row.settings().stream()).toList();
    if (settings.stream().anyMatch(setting -> setting.origin() == Setting.Origin.UNCONFIRMED)) {
      lines.add("* given by no paper for these data and networks");
    }
    if (settings.stream().anyMatch(setting -> setting.origin() == Setting.Origin.DEFAULT)) {
      lines.add(
          "(default): the loss's own, as the file gives none; METHODS.md tells which papers do");
    }
    if (settings.stream().anyMatch(setting -> setting.value() == null)) {
      lines.add("? not chosen yet: the search is not finished");
    }
  }

  private void transfers() {
    table.transfers().stream().map(SettingsTransfer::inWords).forEach(lines::add);
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
