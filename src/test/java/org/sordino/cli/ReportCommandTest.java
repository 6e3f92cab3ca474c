package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final List<String> FIGURES = List.of("class-errors", "confusion", "errors");

  @TempDir Path temp;

  /** A copy of the run that all tests share, without its report. */
  private Path copy() throws IOException {
    Path run = Files.createDirectory(temp.resolve("run"));
    for (String file : List.of("config.json", "history.jsonl", "metrics.json", "predictions.csv")) {
      Files.copy(Studio.run().resolve(file), run.resolve(file));
    }
    return run;
  }

  @Test
  void report_ofARun_isWrittenIntoItAndNamed() throws IOException {
    Path run = copy();
    Ran ran = Ran.sordino("report", run).ended(ExitCode.DONE);
    assertEquals(run.resolve("report.html") + "\n", ran.out());
    assertEquals("", ran.err());
    String page = Files.readString(run.resolve("report.html"));
    JsonNode metrics = new ObjectMapper().readTree(run.resolve("metrics.json").toFile());
    double error = metrics.path("clip_error_percent").asDouble();
    assertTrue(page.contains(String.format(Locale.ROOT, "%.2f\u00A0%% (", error)), page);
    for (String name : FIGURES) {
      assertTrue(Files.size(run.resolve("figures").resolve(name + ".svg")) > 1000);
      assertTrue(Files.size(run.resolve("figures").resolve(name + ".png")) > 1000);
    }
    assertEquals(List.of(), Studio.unfinished(run));
  }

  @Test
  void report_withAFileToWrite_leavesTheRunAsItIs() throws IOException {
    Path run = copy();
    var before = Studio.snapshot(run);
    Path page = temp.resolve("pages").resolve("first.v1.html");
    Ran.sordino("report", run, "--out", page).ended(ExitCode.DONE);
    assertEquals(before, Studio.snapshot(run));
    assertTrue(Files.exists(page));
    assertTrue(Files.exists(temp.resolve("pages/first.v1-figures/confusion.svg")));
  }

  @Test
  void report_ofARunStillTraining_saysHowFarItIs() throws IOException {
    Path run = copy();
    Files.delete(run.resolve("metrics.json"));
    String history = Files.readString(run.resolve("history.jsonl"));
    Files.writeString(run.resolve("history.jsonl"), history.lines().findFirst().get() + "\n");
    Ran.sordino("report", run).ended(ExitCode.DONE);
    assertTrue(Files.readString(run.resolve("report.html")).contains("1 of 2 epochs"));
  }

  @Test
  void report_ofWhatIsNoRun_fails() throws IOException {
    Ran.sordino("report").failed(ExitCode.USAGE, "FOLDER");
    Ran.sordino("report", Studio.run(), "--out", temp).failed(ExitCode.USAGE, "--out " + temp);
    Path none = temp.resolve("none");
    Ran.sordino("report", none).failed(ExitCode.FAILURE, none);
    Ran.sordino("report", Studio.songs()).failed(ExitCode.FAILURE, Studio.songs(), "config.json");
    assertFalse(Files.exists(Studio.songs().resolve("report.html")));
  }

  @Test
  void report_ofAnExperimentThatHasNotBegun_isWrittenIntoIt_withItsTables() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("experiment"));
    Files.writeString(
        folder.resolve("experiment.yaml"),
        """
        title: Nothing yet
        methods: {cross-entropy: {}}
        grid: [{networks: nnet1}]
        """);
    Ran ran = Ran.sordino("report", folder).ended(ExitCode.DONE);
    assertEquals(folder.resolve("report.html") + "\n", ran.out());
    String page = Files.readString(folder.resolve("report.html"));
    assertTrue(page.contains("<h1>Nothing yet</h1>"), page);
    assertTrue(page.contains("0 of 1 runs finished"), page);
    String table = Files.readString(folder.resolve("table.md"));
    assertTrue(table.contains("0 of 1"), table);
  }

  @Test
  void report_ofADamagedExperiment_failsAndWritesNothing() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("experiment"));
    Files.writeString(folder.resolve("experiment.yaml"), "titel: Nothing yet\n");
    Ran.sordino("report", folder)
        .failed(ExitCode.FAILURE, folder.resolve("experiment.yaml"), "did you mean title?");
    assertFalse(Files.exists(folder.resolve("report.html")));
  }

  @Test
  void report_ofADamagedRun_failsAndWritesNothing() throws IOException {
    Path run = copy();
    Files.writeString(run.resolve("metrics.json"), "{");
    Ran.sordino("report", run).failed(ExitCode.FAILURE, run.resolve("metrics.json"));
    assertFalse(Files.exists(run.resolve("report.html")));
    assertFalse(Files.exists(run.resolve("figures")));
  }

  @Test
  void train_atItsEnd_writesTheReportThatTheCommandWrites() throws IOException {
    Path run = copy();
    Ran.sordino("report", run).ended(ExitCode.DONE);
    assertEquals(
        Files.readString(Studio.run().resolve("report.html")),
        Files.readString(run.resolve("report.html")));
  }

  @Test
  void train_thatCannotWriteItsReport_warnsInOneLine() throws IOException {
    Path run = Files.createDirectory(temp.resolve("run"));
    Ran started =
        Ran.sordino(Studio.train(run, "--epochs", 1, "--keep-epoch", 1)).ended(ExitCode.DONE);
    assertTrue(started.err().contains("report: " + run.resolve("report.html")), started.err());
    // A folder of that name is in the way; the run goes on from its first epoch.
    Files.delete(run.resolve("metrics.json"));
    Files.delete(run.resolve("report.html"));
    Files.createDirectories(run.resolve("report.html").resolve("inside"));
    Ran ran =
        Ran.sordino(Studio.train(run, "--epochs", 1, "--keep-epoch", 1, "--resume"))
            .ended(ExitCode.DONE);
    assertTrue(Files.exists(run.resolve("metrics.json")));
    List<String> warnings = ran.err().lines().filter(line -> line.startsWith("warning: ")).toList();
    assertEquals(1, warnings.size(), ran.err());
    assertTrue(warnings.get(0).contains("no report was written: "), warnings.get(0));
    assertTrue(warnings.get(0).contains("report.html"), warnings.get(0));
  }
}
