package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.dataset.ItemKind;
import org.sordino.evaluation.Confusion;
import org.sordino.experiment.grid.PlannedRun;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ExperimentReportTest {
  @TempDir static Path shared;
  private static Path everything;
  private static String page;

  @TempDir Path temp;

  @BeforeAll
  static void report() throws IOException {
    everything = WrittenExperiment.finished(shared.resolve("all"), WrittenExperiment.EVERYTHING);
    page = ExperimentReport.of(everything).html();
  }

  private static Figure figure(Path folder, String name) throws IOException {
    ExperimentFiles files = ExperimentFiles.read(folder);
    FigureNames names = new FigureNames();
    return Stream.of(
            GlanceSection.of(files, names),
            SettingSection.of(files, names),
            CurveSection.of(files, names),
            ConfusionSection.of(files, names))
        .flatMap(section -> section.stream().flatMap(Section::allFigures))
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void report_ofEverything_hasEverySectionInOrder() throws Exception {
    assertEquals(
        List.of(
            "Results",
            "Errors at a glance",
            "Errors against settings",
            "Searches for settings",
            "Training",
            "Where they err",
            "What was taught",
            "Provenance"),
        Xml.headings(page));
    for (Element figure : Xml.all(Xml.parse(page), "figure")) {
      assertEquals(1, figure.getElementsByTagName("svg").getLength());
      assertTrue(figure.getElementsByTagName("td").getLength() > 0, figure.getAttribute("id"));
    }
  }

  @Test
  void page_ofEverything_isEscapedWithoutScriptsAndWithUniqueNames() throws Exception {
    Document document = Xml.parse(page);
    assertEquals(List.of(), Xml.all(document, "script"));
    assertFalse(page.contains("<b>folder"), "a command line");
    assertTrue(Xml.texts(document, "code").contains(WrittenExperiment.EVERYTHING));
    assertEquals(
        "Everything <script>alert(1)</script> \"at once\"", Xml.texts(document, "h1").get(0));
    Set<String> ids = new HashSet<>();
    for (Element element : Xml.all(document, "*")) {
      String id = element.getAttribute("id");
      assertTrue(id.isEmpty() || ids.add(id), id);
    }
  }

  @Test
  void table_hasTheMeansOfTheRuns_bestInBold_noImprovementUnderlined() throws Exception {
    Path small = WrittenExperiment.finished(temp.resolve("small"), WrittenExperiment.SMALL);
    double[] errors = {
      WrittenExperiment.metrics(small, "runs/nnet1/cross-entropy/seed-1")
          .errors()
          .get("clip_error_percent"),
      WrittenExperiment.metrics(small, "runs/nnet1/cross-entropy/seed-2")
          .errors()
          .get("clip_error_percent")
    };
    String mean =
        "%.2f ± %.2f"
            .formatted((errors[0] + errors[1]) / 2, Math.abs(errors[0] - errors[1]) / Math.sqrt(2));
    String html = ExperimentReport.of(small).html();
    assertTrue(Xml.row(html, "cross-entropy").startsWith("cross-entropy | " + mean), mean);
    assertTrue(Xml.row(html, "lsralpha 0.1").contains(" | 2 | "), Xml.row(html, "lsralpha 0.1"));
    Document document = Xml.parse(html);
    Element table = Xml.all(document, "table").get(0);
    assertTrue(table.getElementsByTagName("strong").getLength() >= 4);
    assertEquals("nnet1", Xml.row(html, "nnet1").split(" \\| ", -1)[0]);
    assertTrue(Xml.texts(document, "li").stream().anyMatch(note -> note.contains("bold")));
  }

  @Test
  void table_hasPublishedErrorsAndTests() throws Exception {
    List<String> heads = Xml.texts(Xml.parse(page), "th");
    assertTrue(heads.containsAll(List.of("published", "difference", "p (t-test)", "p (McNemar)")));
    assertTrue(page.contains("22.76") && page.contains("alpha 0.1*"));
  }

  @Test
  void glance_hasEveryRowUnderItsNetwork_withThePublishedErrors() throws Exception {
    Table numbers = figure(everything, "mean-song-error-percent").numbers();
    assertEquals(13, numbers.rows().size());
    assertEquals("nnet1, cross-entropy", numbers.rows().get(0).get(0));
    assertEquals("15.97", numbers.rows().get(0).get(3));
    assertEquals("nnet2, lsr-os", numbers.rows().get(12).get(0));
    assertEquals("", numbers.rows().get(2).get(3));
  }

  @Test
  void settings_areOnTheAxis_aLinePerMethodAndTheBaselineAcross() throws Exception {
    LineChart chart = (LineChart) figure(everything, "clip-error-percent-over-temperature-nnet1");
    assertEquals("temperature τ", chart.xTitle());
    assertEquals(
        List.of("factor tau", "factor tau2"), chart.series().stream().map(Series::label).toList());
    assertEquals(List.of(1.0, 2.0, 4.0), chart.series().get(0).x());
    assertEquals(3, chart.series().get(0).deviation().size());
    assertEquals("cross-entropy", chart.levels().get(0).label());
  }

  @Test
  void curves_ofManyMethods_showTheBaselineAndTheBestAndNameTheRest() throws Exception {
    LineChart chart = (LineChart) figure(everything, "validation-clip-error-nnet1");
    assertEquals(6, chart.series().size());
    assertEquals("cross-entropy", chart.series().get(0).label());
    assertTrue(page.contains("Of the 10 methods of nnet1, the curves show the baseline"));
    assertEquals(
        chart.series().stream().map(Series::label).toList(),
        ((LineChart) figure(everything, "training-clip-error-nnet1"))
            .series().stream().map(Series::label).toList());
    LineChart divergence = (LineChart) figure(everything, "kl-divergence-from-the-teacher-nnet2");
    assertEquals(
        List.of("lsr", "lsr-os"), divergence.series().stream().map(Series::label).toList());
    assertEquals(List.of(1, 2), divergence.series().stream().map(Series::look).toList());
  }

  @Test
  void confusion_isTheSumOverTheRunsOfTheBaselineAndTheBest() throws Exception {
    Confusion sum = new Confusion(List.of(List.of(0, 0, 0), List.of(0, 0, 0), List.of(0, 0, 0)));
    for (int fold = 1; fold <= 3; fold++) {
      sum =
          sum.plus(
              WrittenExperiment.metrics(
                      everything, "runs/nnet2/cross-entropy/fold-%d-seed-1".formatted(fold))
                  .confusion());
    }
    Renamed drawn = (Renamed) figure(everything, "confusion-nnet2-cross-entropy");
    assertEquals(new ConfusionMatrix("songs", WrittenRun.CLASSES, sum), drawn.figure());
    Renamed reliability = (Renamed) figure(everything, "reliability-nnet2-cross-entropy");
    int clips =
        ((ReliabilityDiagram) reliability.figure())
            .calibration().bins().stream().mapToInt(bin -> bin.count()).sum();
    assertEquals(3 * 3 * 6 * 4, clips);
    assertEquals(
        4, Xml.figures(page).stream().filter(name -> name.startsWith("confusion-")).count());
  }

  @Test
  void provenance_tellsTimeSeedsFoldsAndEveryRun() throws Exception {
    assertEquals("time in all epochs | 58 h 00 min", Xml.row(page, "time in all epochs"));
    assertEquals("seeds | 1, 2", Xml.row(page, "seeds"));
    assertEquals("folds | 1 to 3", Xml.row(page, "folds"));
    assertEquals(
        "fingerprint of the data | 0123456789abcdef", Xml.row(page, "fingerprint of the data"));
    assertEquals(
        "nnet2, lsr, fold 3, seed 1 | runs/nnet2/lsr/fold-3-seed-1 | finished | 40 | 40 min 00 s",
        Xml.row(page, "nnet2, lsr, fold 3, seed 1"));
  }

  @Test
  void provenance_ofARunThatTrainedItsTeachers_countsTheirTime() throws Exception {
    Path folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.SMALL);
    Path run = folder.resolve("runs/nnet1/lsr/seed-2");
    for (String teacher : List.of("generation-1", "generation-2")) {
      WrittenRun.write(run, teacher + "/history.jsonl", "{\"epoch\":1,\"seconds\":60}\n");
    }
    String html = ExperimentReport.of(folder).html();
    assertEquals("time in all epochs | 14 min 00 s", Xml.row(html, "time in all epochs"));
    assertEquals(
        "nnet1, lsr, seed 2 | runs/nnet1/lsr/seed-2 | finished | 3 | 5 min 00 s",
        Xml.row(html, "nnet1, lsr, seed 2"));
  }

  @Test
  void report_ofAnUnfinishedExperiment_saysWhatIsMissingAndWhy() throws Exception {
    Path folder =
        WrittenExperiment.write(
            temp.resolve("x"),
            WrittenExperiment.SMALL,
            run -> run.variant().name().equals("cross-entropy"));
    List<PlannedRun> runs = ExperimentFiles.read(folder).results().plan().runs();
    WrittenExperiment.begin(folder, runs.get(2), ItemKind.SONG, 2, 3);
    WrittenExperiment.fail(folder, runs.get(3), "the loss is <not> finite");
    String html = ExperimentReport.of(folder).html();
    assertTrue(
        Xml.texts(Xml.parse(html), "p")
            .contains("This experiment is unfinished: 2 of 4 runs finished, 1 failed."));
    assertEquals(
        "nnet1, lsr, seed 2 | the loss is <not> finite", Xml.row(html, "nnet1, lsr, seed 2"));
    assertEquals(
        "nnet1, lsr, seed 1 | runs/nnet1/lsr/seed-1 | begun | 2 of 3 | 2 min 00 s",
        Xml.row(html, "nnet1, lsr, seed 1"));
    assertTrue(Xml.row(html, "lsralpha 0.1").contains("0 of 2, 1 failed"));
    assertFalse(Xml.headings(html).contains("What was taught"), "lsr has no corrected teacher");
  }

  @Test
  void report_ofAnExperimentThatHasNotBegun_isItsTableAndItsText() throws Exception {
    Path folder =
        WrittenExperiment.write(temp.resolve("x"), WrittenExperiment.EVERYTHING, run -> false);
    String html = ExperimentReport.of(folder).html();
    assertEquals(List.of("Results", "Searches for settings", "Provenance"), Xml.headings(html));
    assertTrue(html.contains("0 of 6 settings are trained"));
  }

  @Test
  void report_ofImages_countsImages() throws Exception {
    Path folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.IMAGES);
    String html = ExperimentReport.of(folder).html();
    assertTrue(
        Xml.figures(html)
            .containsAll(
                List.of(
                    "mean-error-percent",
                    "validation-error-resnet20",
                    "confusion-resnet56-lsr",
                    "reliability-resnet20-cross-entropy")));
    assertTrue(html.contains("Which class the images were taken for"));
    assertFalse(Xml.texts(Xml.parse(html), "th").contains("clips"));
    assertFalse(
        Xml.texts(Xml.parse(html), "figcaption").stream().anyMatch(t -> t.contains("clip")));
  }

  @Test
  void report_whosePredictionsWereTakenAway_hasNoClipsOfClasses() throws Exception {
    Path folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.SMALL);
    Table before = figure(folder, "class-errors-nnet1-cross-entropy").numbers();
    assertTrue(before.head().contains("clips"));
    ExperimentFiles files = ExperimentFiles.read(folder);
    Files.delete(folder.resolve("runs/nnet1/cross-entropy/seed-2/predictions.csv"));
    Fold fold = ConfusionSection.of(files, new FigureNames()).orElseThrow().folds().get(0);
    assertFalse(fold.figures().get(1).numbers().head().contains("clips"));
  }

  @Test
  void page_ofSevenRowsOfEightFolds_staysBelowThreeMegabytes() throws Exception {
    Path folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.LARGE);
    assertTrue(ExperimentReport.of(folder).html().length() < 3_000_000);
  }

  @Test
  void write_putsThePageAndItsFiguresWhereTheyBelong() throws Exception {
    Path folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.SMALL);
    Report report = Report.of(folder);
    report.write(temp.resolve("page.html"), temp.resolve("figures"));
    for (String name : Xml.figures(Files.readString(temp.resolve("page.html")))) {
      assertTrue(Files.size(temp.resolve("figures").resolve(name + ".svg")) > 1000, name);
      assertTrue(Files.size(temp.resolve("figures").resolve(name + ".png")) > 1000, name);
    }
  }
}
