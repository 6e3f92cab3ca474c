package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.file.Json;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class RunReportTest {
  @TempDir static Path shared;
  private static String finished;

  @TempDir Path temp;

  @BeforeAll
  static void report() throws IOException {
    finished = page(WrittenRun.finished(shared.resolve("run"), 3));
  }

  private static String page(Path run) throws IOException {
    return RunReport.of(run).html();
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void report_ofAFinishedRun_hasEverySectionInOrder() throws Exception {
    String page = finished;
    assertEquals(
        List.of(
            "Results", "Training", "Where it errs", "Confidence", "What was taught", "Provenance"),
        Xml.headings(page));
    Document document = Xml.parse(page);
    assertEquals(
        List.of(
            "errors",
            "losses",
            "confusion",
            "class-errors",
            "reliability",
            "labels",
            "label-divergence"),
        Xml.figures(page));
    for (Element figure : Xml.all(document, "figure")) {
      assertEquals(1, figure.getElementsByTagName("svg").getLength());
      assertTrue(figure.getElementsByTagName("td").getLength() > 0);
    }
  }

  @Test
  void results_ofSongs_areThoseOfMetricsWithCountsBesideGuessing() throws Exception {
    String page = finished;
    assertEquals(
        "clip error | 50.00\u00A0% (4\u00A0of\u00A08) | 66.67\u00A0%", Xml.row(page, "clip error"));
    assertEquals(
        "song error | 25.00\u00A0% (1\u00A0of\u00A04) | 66.67\u00A0%", Xml.row(page, "song error"));
    double nll = -(4 * Math.log(0.8) + 2 * Math.log(0.1) + 2 * Math.log(0.2)) / 8;
    assertEquals(
        "negative log-likelihood, nats | %s | 1.099".formatted(Numbers.threeDecimals(nll)),
        Xml.row(page, "negative log-likelihood, nats"));
    assertEquals("classes | 3 | ", Xml.row(page, "classes"));
    assertEquals("vote of a song's clips | mean | ", Xml.row(page, "vote of a song's clips"));
    assertEquals("none", Xml.row(page, "images"));
    assertEquals("none", Xml.row(page, "error"));
  }

  @Test
  void classErrors_ofSongsAndClips_comeFromMetricsAndPredictions() throws Exception {
    RunFiles run = RunFiles.read(WrittenRun.finished(temp.resolve("run"), 3));
    Figure figure = MistakeSection.of(run).orElseThrow().figures().get(1);
    assertEquals(
        List.of(
            List.of("blues", "2", "1", "50", "4", "2", "50"),
            List.of(WrittenRun.CLASSES.get(1), "2", "0", "0", "4", "2", "50"),
            List.of(WrittenRun.CLASSES.get(2), "0", "0", "", "0", "0", "")),
        figure.numbers().rows());
  }

  @Test
  void trainingFigures_holdWhatTheHistoryHolds() throws Exception {
    RunFiles run = RunFiles.read(WrittenRun.finished(temp.resolve("run"), 3));
    List<Figure> figures = TrainingSection.of(run).orElseThrow().figures();
    assertEquals(List.of("epoch", "training", "validation"), figures.get(0).numbers().head());
    assertEquals(List.of("2", "40", "45"), figures.get(0).numbers().rows().get(1));
    assertEquals(
        List.of("epoch", "cross-entropy", "KL divergence from the teacher"),
        figures.get(1).numbers().head());
    assertEquals(List.of("2", "0.75", "0.25"), figures.get(1).numbers().rows().get(1));
  }

  @Test
  void report_ofImages_hasTheSectionsThatImagesHave() throws Exception {
    Path run = WrittenRun.ofImages(temp.resolve("run"));
    String page = page(run);
    assertEquals(
        List.of(
            "Results", "Training", "Where it errs", "Confidence", "What was taught", "Provenance"),
        Xml.headings(page));
    assertEquals("error | 25.00\u00A0% (1\u00A0of\u00A04) | 66.67\u00A0%", Xml.row(page, "error"));
    assertEquals("images | 4 | ", Xml.row(page, "images"));
    assertEquals("none", Xml.row(page, "song error"));
    assertFalse(page.contains("song"), "a page on images that speaks of songs");
    List<Figure> training = TrainingSection.of(RunFiles.read(run)).orElseThrow().figures();
    assertEquals("Error per epoch", training.get(0).title());
    assertEquals(List.of("1", "60", "62.5"), training.get(0).numbers().rows().get(0));
    // Nothing taught in these epochs, so there is no line at zero.
    assertEquals(List.of("epoch", "cross-entropy"), training.get(1).numbers().head());
  }

  @Test
  void report_ofAnUnfinishedRun_saysHowFarItIs() throws Exception {
    String page = page(WrittenRun.started(temp.resolve("run"), 42, 100));
    assertTrue(page.contains("This run is unfinished: 42 of 100 epochs."), page);
    assertEquals(
        List.of("Results", "Training", "What was taught", "Provenance"), Xml.headings(page));
  }

  @Test
  void report_beforeTheFirstEpoch_saysSo() throws Exception {
    Path run = WrittenRun.started(temp.resolve("run"), 0, 100);
    Files.delete(run.resolve("history.jsonl"));
    String page = page(run);
    assertTrue(page.contains("This run is unfinished: 0 of 100 epochs."), page);
    assertEquals(List.of("Results", "What was taught", "Provenance"), Xml.headings(page));
  }

  @Test
  void report_whileALineIsBeingWritten_leavesItOut() throws Exception {
    Path run = WrittenRun.started(temp.resolve("run"), 3, 100);
    Path history = run.resolve("history.jsonl");
    Files.writeString(history, Files.readString(history) + "{\"epoch\":4,\"learn");
    assertTrue(page(run).contains("3 of 100 epochs"));
  }

  @Test
  void report_ofAHistoryWithFurtherKeys_showsThem() throws Exception {
    Path run = WrittenRun.started(temp.resolve("run"), 1, 100);
    Path history = run.resolve("history.jsonl");
    Files.writeString(
        history, Files.readString(history).replace("{", "{\"remark\":\"slow\",\"norm\":3.25,"));
    String page = page(run);
    assertTrue(page.contains("<td>slow</td><td>3.25</td>"), page);
  }

  @Test
  void report_withoutPredictions_hasClassErrorsOfSongsOnly() throws Exception {
    Path run = WrittenRun.finished(temp.resolve("run"), 3);
    Files.delete(run.resolve("predictions.csv"));
    Figure figure = MistakeSection.of(RunFiles.read(run)).orElseThrow().figures().get(1);
    assertEquals(List.of("class", "songs", "wrong", "error in %"), figure.numbers().head());
  }

  @Test
  void report_ofCrossEntropy_hasNoLabelsToShow() throws Exception {
    Path run = WrittenRun.finished(temp.resolve("run"), 3);
    Map<String, Object> config = new TreeMap<>(WrittenRun.config(3));
    config.put("loss", Map.of("name", "cross-entropy"));
    WrittenRun.write(run, "config.json", Json.page(config));
    assertFalse(Xml.headings(page(run)).contains("What was taught"));
    config.put("loss", Map.of("name", "kd", "alpha", 0.5, "temperature", 4));
    WrittenRun.write(run, "config.json", Json.page(config));
    assertFalse(Xml.headings(page(run)).contains("What was taught"));
  }

  @Test
  void results_ofARunWithPeersAndTeachers_standBesideIt() throws Exception {
    Path run = WrittenRun.finished(temp.resolve("run"), 3);
    for (String other : List.of("peers/2", "teacher")) {
      Files.createDirectories(run.resolve(other));
      Files.copy(run.resolve("metrics.json"), run.resolve(other).resolve("metrics.json"));
    }
    String page = page(run);
    assertTrue(
        page.contains(
            "<th scope=\"col\">this run</th><th scope=\"col\">teacher</th>"
                + "<th scope=\"col\">peers/2</th><th scope=\"col\">guessing</th>"),
        page);
  }

  @Test
  void page_withHostileNames_showsThemAsText() throws Exception {
    String page = finished;
    assertFalse(page.contains("<script"), "markup from a class name");
    assertFalse(page.contains("<b>"), "markup from the command");
    Document document = Xml.parse(page);
    assertTrue(Xml.texts(document, "th").contains("<script>alert(1)</script>"));
    assertTrue(
        Xml.texts(document, "td").contains("sordino train --data 'a <b>folder</b>' --out run"));
  }

  @Test
  void page_ofAHostileConfig_showsItAsText() throws Exception {
    Path run = WrittenRun.started(temp.resolve("run"), 1, 100);
    Map<String, Object> config = new TreeMap<>(WrittenRun.config(3));
    config.put("network", Map.of("name", "<i>net</i>"));
    for (String key : List.of("dataset", "fingerprint", "split", "device")) {
      config.put(key, "<i>" + key + "</i>");
    }
    config.put("versions", Map.of("<i>java</i>", "<i>17</i>"));
    WrittenRun.write(run, "config.json", Json.page(config));
    String page = page(run);
    assertFalse(page.contains("<i>"), page);
    assertEquals(List.of("<i>net</i> with lsr-os-tc"), Xml.texts(Xml.parse(page), "h1"));
  }

  @Test
  void labels_ofAMethodWithSettingsOfItsOwn_areThose() throws Exception {
    Path run = WrittenRun.started(temp.resolve("run"), 1, 100);
    Map<String, Object> config = new TreeMap<>(WrittenRun.config(3));
    config.put(
        "loss",
        Map.of("name", "tf-kd-reg", "gamma", 0.99, "teacher_temperature", 4, "reduction", "sum"));
    WrittenRun.write(run, "config.json", Json.page(config));
    Section section = LabelSection.of(RunFiles.read(run)).orElseThrow();
    Table numbers = section.figures().get(0).numbers();
    assertEquals("teacher of tf-kd-reg", numbers.head().get(4));
    // The softmax of 0.99 and twice 0.005, over 4.
    double truth = Math.exp(0.99 / 4) / (Math.exp(0.99 / 4) + 2 * Math.exp(0.005 / 4));
    assertEquals(Numbers.plain(truth), numbers.rows().get(0).get(4));
  }

  @Test
  void labels_whereTheEngineDoesNotStart_areLeftOut() throws Exception {
    RunFiles run = RunFiles.read(WrittenRun.finished(temp.resolve("run"), 3));
    LabelSection.Engine none =
        () -> {
          throw new IOException("no native library");
        };
    assertTrue(LabelSection.of(run).isPresent());
    assertFalse(LabelSection.of(run, none).isPresent());
  }

  @Test
  void page_needsNothingFromElsewhere() throws Exception {
    String page = finished;
    assertTrue(page.contains("content=\"default-src &#39;none&#39;;"), page);
    assertFalse(page.replace("http://www.w3.org/", "").contains("://"), "an address in the page");
    assertFalse(page.contains(" src=") || page.contains(" href="), "a link in the page");
    assertFalse(page.contains("@import") || page.contains("url(h"), "an address in the style");
  }

  @Test
  void page_identifiers_areUnique() throws Exception {
    Document document = Xml.parse(finished);
    List<String> ids =
        Xml.all(document, "*").stream()
            .map(element -> element.getAttribute("id"))
            .filter(id -> !id.isEmpty())
            .toList();
    assertEquals(ids.size(), Set.copyOf(ids).size(), ids.toString());
  }

  @Test
  void provenance_namesWhatDecided() throws Exception {
    String page = finished;
    assertEquals("seed | 7", Xml.row(page, "seed"));
    assertEquals("split seed | 4", Xml.row(page, "split seed"));
    assertEquals("device | cpu", Xml.row(page, "device"));
    assertEquals("threads | 2", Xml.row(page, "threads"));
    assertEquals("pytorch | 2.7.1", Xml.row(page, "pytorch"));
    assertEquals("commit | 4752a5e-dirty", Xml.row(page, "commit"));
    assertEquals(
        "fingerprint of the data | 0123456789abcdef", Xml.row(page, "fingerprint of the data"));
    assertEquals("loss | lsr-os-tc, alpha 0.1, gamma 0.5, temperature 2", Xml.row(page, "loss"));
    assertEquals("epochs | 3", Xml.row(page, "epochs"));
    assertEquals("time in these epochs | 3 min 00 s", Xml.row(page, "time in these epochs"));
  }

  @Test
  void write_leavesThePageAndEachFigureAsSvgAndPng() throws Exception {
    Path run = WrittenRun.finished(temp.resolve("run"), 3);
    RunReport.of(run).write(run.resolve("report.html"), run.resolve("figures"));
    assertEquals(finished, Files.readString(run.resolve("report.html")));
    Set<String> expected = new TreeSet<>();
    for (String name :
        List.of(
            "errors",
            "losses",
            "confusion",
            "class-errors",
            "reliability",
            "labels",
            "label-divergence")) {
      expected.add(name + ".svg");
      expected.add(name + ".png");
    }
    assertEquals(expected, files(run.resolve("figures")));
  }

  @Test
  void write_overAnEarlierPage_takesAwayItsFiguresAlone() throws Exception {
    Path run = WrittenRun.finished(temp.resolve("run"), 3);
    Path page = run.resolve("report.html");
    Path figures = run.resolve("figures");
    RunReport.of(run).write(page, figures);
    Files.writeString(figures.resolve("mine.svg"), "mine");
    Files.delete(run.resolve("metrics.json")); // as if it trained again

    RunReport.of(run).write(page, figures);

    Set<String> left = files(figures);
    assertFalse(left.contains("reliability.svg") || left.contains("reliability.png"), "" + left);
    assertTrue(left.containsAll(Set.of("mine.svg", "errors.svg", "errors.png")), "" + left);
  }
}
