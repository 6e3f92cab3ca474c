package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.dataset.ItemKind;
import org.sordino.evaluation.Confusion;
import org.sordino.evaluation.Figures;
import org.sordino.experiment.grid.PlannedRun;
import org.sordino.file.Json;
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

  private static List<String> headings(String page) throws Exception {
    return Xml.texts(Xml.parse(page), "h2");
  }

  private static List<String> figures(String page) throws Exception {
    return Xml.all(Xml.parse(page), "figure").stream().map(f -> f.getAttribute("id")).toList();
  }

  /** The cells of the first row that begins with {@code name}, joined. */
  private static String row(String page, String name) throws Exception {
    for (Element row : Xml.all(Xml.parse(page), "tr")) {
      if (row.getFirstChild().getTextContent().equals(name)) {
        return Stream.iterate(
                row.getFirstChild(), cell -> cell != null, cell -> cell.getNextSibling())
            .map(cell -> cell.getTextContent())
            .collect(Collectors.joining(" | "));
      }
    }
    return "none";
  }

  private static Figure figure(Path folder, String name) throws IOException {
    ExperimentFiles files = ExperimentFiles.read(folder);
    FigureNames names = new FigureNames();
    return Stream.of(
            GlanceSection.of(files, names),
            SettingSection.of(files, names),
            SearchSection.of(files, names),
            CurveSection.of(files, names),
            ConfusionSection.of(files, names))
        .flatMap(section -> section.stream().flatMap(Section::allFigures))
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Figures metrics(Path folder, String run) throws IOException {
    return Json.read(folder.resolve(run).resolve("metrics.json"), Figures.class);
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
        headings(page));
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
      metrics(small, "runs/nnet1/cross-entropy/seed-1").errors().get("clip_error_percent"),
      metrics(small, "runs/nnet1/cross-entropy/seed-2").errors().get("clip_error_percent")
    };
    String mean =
        "%.2f ± %.2f"
            .formatted((errors[0] + errors[1]) / 2, Math.abs(errors[0] - errors[1]) / Math.sqrt(2));
    String html = ExperimentReport.of(small).html();
    assertTrue(row(html, "cross-entropy").startsWith("cross-entropy | " + mean), mean);
    assertTrue(row(html, "lsralpha 0.1").contains(" | 2 | "), row(html, "lsralpha 0.1"));
    Document document = Xml.parse(html);
    Element table = Xml.all(document, "table").get(0);
    assertTrue(table.getElementsByTagName("strong").getLength() >= 4);
    assertEquals("nnet1", row(html, "nnet1").split(" \\| ", -1)[0]);
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
  void search_ofTwoSettings_isAHeatMapWithTheChosenCell() throws Exception {
    HeatMap map = (HeatMap) figure(everything, "search-lsr-os");
    assertEquals(List.of("0.1", "0.3"), map.rows());
    assertEquals(List.of("1", "2", "4"), map.columns());
    HeatMap.Cell lowest =
        map.cells().stream().min((a, b) -> Double.compare(a.value(), b.value())).orElseThrow();
    assertTrue(lowest.chosen());
    assertEquals(1, map.cells().stream().filter(HeatMap.Cell::chosen).count());
    double error =
        (metrics(everything, "tuning/nnet1/lsr-os-alpha-0.3-temperature-2/seed-1")
                    .errors()
                    .get("clip_error_percent")
                + metrics(everything, "tuning/nnet1/lsr-os-alpha-0.3-temperature-2/seed-2")
                    .errors()
                    .get("clip_error_percent"))
            / 2;
    assertTrue(map.cells().contains(new HeatMap.Cell(1, 1, error, false)), map.cells().toString());
    String chosen =
        "alpha %s, temperature %s, with the lowest validation clip error of 6 settings"
            .formatted(map.rows().get(lowest.row()), map.columns().get(lowest.column()));
    assertTrue(page.contains(chosen), chosen);
  }

  @Test
  void search_ofOneSetting_isALine() throws Exception {
    LineChart chart = (LineChart) figure(everything, "search-tuned-lsr");
    assertEquals("alpha α", chart.xTitle());
    assertEquals(List.of(0.05, 0.1, 0.2), chart.series().get(0).x());
  }

  @Test
  void search_ofThreeSettingsAlone_isAHeatMapOfPairsAndATableAndNothingElse() throws Exception {
    Path folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.SEARCH);
    String html = ExperimentReport.of(folder).html();
    assertEquals(List.of("Searches for settings", "Provenance"), headings(html));
    assertEquals(
        8, Xml.all(Xml.parse(html), "table").get(0).getElementsByTagName("tr").getLength() - 1);
    HeatMap map = (HeatMap) figure(folder, "search-lsr-os-tc");
    assertEquals(List.of("0.05, 1", "0.05, 2", "0.1, 1", "0.1, 2"), map.rows());
    assertEquals(List.of("0.4", "0.5"), map.columns());
    assertEquals("alpha α, temperature τ", map.yTitle());
    assertEquals(8, map.cells().size());
    double error =
        metrics(folder, "tuning/nnet1/lsr-os-tc-alpha-0.1-temperature-1-gamma-0.5/seed-1")
            .errors()
            .get("clip_error_percent");
    assertTrue(
        map.cells().stream()
            .anyMatch(cell -> cell.row() == 2 && cell.column() == 1 && cell.value() == error));
  }

  /** An experiment of two genres, whose songs are to be in {@link #songs}. */
  private Path experimentOfSongs() throws IOException {
    Path folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.SMALL);
    Path file = folder.resolve("runs/nnet1/cross-entropy/seed-1/config.json");
    ObjectNode config = Json.read(file, ObjectNode.class);
    config.put("data", songs().toString());
    config.putArray("classes").add("waltz").add("techno");
    Files.writeString(file, config.toString());
    return folder;
  }

  private Path songs() {
    return temp.resolve("songs");
  }

  private void writeSongs() throws IOException {
    for (String genre : List.of("waltz", "techno")) {
      for (int song = 1; song <= 2; song++) {
        WavFile.write(
            songs().resolve(genre).resolve("%s.0000%d.wav".formatted(genre, song)),
            new Audio(new float[3 * 22_050], 22_050));
      }
    }
  }

  private static List<String> pictures(String page) throws Exception {
    return figures(page).stream().filter(name -> name.startsWith("song-")).toList();
  }

  @Test
  void songs_thatAreWhereTheyWere_areShown() throws Exception {
    Path folder = experimentOfSongs();
    assertFalse(headings(ExperimentReport.of(folder).html()).contains("Songs"));

    writeSongs();

    String html = ExperimentReport.of(folder).html();
    assertTrue(headings(html).contains("Songs"));
    assertEquals(List.of("song-waltz-00001", "song-techno-00001"), pictures(html));
    assertFalse(html.contains("Without a picture"), html);
  }

  @Test
  void songs_ofWhichOneCannotBeRead_areShownWithoutIt() throws Exception {
    Path folder = experimentOfSongs();
    writeSongs();
    Files.writeString(songs().resolve("waltz/waltz.00001.wav"), "no sound");

    String html = ExperimentReport.of(folder).html();

    assertEquals(List.of("song-techno-00001"), pictures(html));
    assertTrue(html.contains("because it cannot be read: waltz.00001."), html);
  }

  @Test
  void songs_ofWhichNoneCanBeRead_haveNoSection() throws Exception {
    Path folder = experimentOfSongs();
    writeSongs();
    for (String genre : List.of("waltz", "techno")) {
      Files.writeString(songs().resolve(genre).resolve(genre + ".00001.wav"), "no sound");
    }

    assertFalse(headings(ExperimentReport.of(folder).html()).contains("Songs"));
  }

  @Test
  void search_thatIsUnfinished_choosesNothing() throws Exception {
    Path folder =
        WrittenExperiment.write(
            temp.resolve("x"),
            WrittenExperiment.EVERYTHING,
            run -> run.tuning() && run.folder().contains("alpha-0.1"));
    String html = ExperimentReport.of(folder).html();
    assertTrue(html.contains("3 of 6 settings are trained; none is chosen before all are."));
    HeatMap map = (HeatMap) figure(folder, "search-lsr-os");
    assertEquals(3, map.cells().size());
    assertTrue(map.cells().stream().noneMatch(HeatMap.Cell::chosen));
    assertTrue(html.contains("alpha ?"));
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
              metrics(everything, "runs/nnet2/cross-entropy/fold-%d-seed-1".formatted(fold))
                  .confusion());
    }
    Renamed drawn = (Renamed) figure(everything, "confusion-nnet2-cross-entropy");
    assertEquals(new ConfusionMatrix("songs", WrittenRun.CLASSES, sum), drawn.figure());
    Renamed reliability = (Renamed) figure(everything, "reliability-nnet2-cross-entropy");
    int clips =
        ((ReliabilityDiagram) reliability.figure())
            .calibration().bins().stream().mapToInt(bin -> bin.count()).sum();
    assertEquals(3 * 3 * 6 * 4, clips);
    assertEquals(4, figures(page).stream().filter(name -> name.startsWith("confusion-")).count());
  }

  @Test
  void provenance_tellsTimeSeedsFoldsAndEveryRun() throws Exception {
    assertEquals("time in all epochs | 58 h 00 min", row(page, "time in all epochs"));
    assertEquals("seeds | 1, 2", row(page, "seeds"));
    assertEquals("folds | 1 to 3", row(page, "folds"));
    assertEquals(
        "fingerprint of the data | 0123456789abcdef", row(page, "fingerprint of the data"));
    assertEquals(
        "nnet2, lsr, fold 3, seed 1 | runs/nnet2/lsr/fold-3-seed-1 | finished | 40 | 40 min 00 s",
        row(page, "nnet2, lsr, fold 3, seed 1"));
  }

  @Test
  void provenance_ofARunThatTrainedItsTeachers_countsTheirTime() throws Exception {
    Path folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.SMALL);
    Path run = folder.resolve("runs/nnet1/lsr/seed-2");
    for (String teacher : List.of("generation-1", "generation-2")) {
      WrittenRun.write(run, teacher + "/history.jsonl", "{\"epoch\":1,\"seconds\":60}\n");
    }
    String html = ExperimentReport.of(folder).html();
    assertEquals("time in all epochs | 14 min 00 s", row(html, "time in all epochs"));
    assertEquals(
        "nnet1, lsr, seed 2 | runs/nnet1/lsr/seed-2 | finished | 3 | 5 min 00 s",
        row(html, "nnet1, lsr, seed 2"));
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
    assertEquals("nnet1, lsr, seed 2 | the loss is <not> finite", row(html, "nnet1, lsr, seed 2"));
    assertEquals(
        "nnet1, lsr, seed 1 | runs/nnet1/lsr/seed-1 | begun | 2 of 3 | 2 min 00 s",
        row(html, "nnet1, lsr, seed 1"));
    assertTrue(row(html, "lsralpha 0.1").contains("0 of 2, 1 failed"));
    assertFalse(headings(html).contains("What was taught"), "lsr has no corrected teacher");
  }

  @Test
  void report_ofAnExperimentThatHasNotBegun_isItsTableAndItsText() throws Exception {
    Path folder =
        WrittenExperiment.write(temp.resolve("x"), WrittenExperiment.EVERYTHING, run -> false);
    String html = ExperimentReport.of(folder).html();
    assertEquals(List.of("Results", "Searches for settings", "Provenance"), headings(html));
    assertTrue(html.contains("0 of 6 settings are trained"));
  }

  @Test
  void report_ofImages_countsImages() throws Exception {
    Path folder = WrittenExperiment.finished(temp.resolve("x"), WrittenExperiment.IMAGES);
    String html = ExperimentReport.of(folder).html();
    assertTrue(
        figures(html)
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
    for (String name : figures(Files.readString(temp.resolve("page.html")))) {
      assertTrue(Files.size(temp.resolve("figures").resolve(name + ".svg")) > 1000, name);
      assertTrue(Files.size(temp.resolve("figures").resolve(name + ".png")) > 1000, name);
    }
  }
}
