package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with missing and damaged files: one line that names the file and what is wrong. */
class DamagedRunTest extends DamagedFiles {
  @BeforeEach
  void writeRun() throws IOException {
    folder = WrittenRun.finished(temp.resolve("run"), 3);
  }

  @Test
  void folder_thatIsNone_isNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    folder = file;
    refused(file, "expected the folder of a run or an experiment, found a file");
    folder = temp.resolve("none");
    refused(folder, "no such folder");
    folder = Files.createDirectory(temp.resolve("empty"));
    refused(folder, "neither config.json nor experiment.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "metrics.json"})
  void json_cutOrForeign_isNamed(String file) throws IOException {
    String text = Files.readString(folder.resolve(file));
    Files.writeString(folder.resolve(file), text.substring(0, text.length() / 2));
    refused(folder.resolve(file), "line");
    Files.writeString(folder.resolve(file), "");
    refused(folder.resolve(file));
    Files.writeString(folder.resolve(file), "[1, 2]");
    refused(folder.resolve(file));
    Files.write(folder.resolve(file), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    refused(folder.resolve(file), "UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"classes", "network", "loss", "training"})
  void config_withoutWhatEveryRunHas_isNamed(String key) throws IOException {
    replace("config.json", "\"" + key + "\"", "\"other\"");
    refused(folder.resolve("config.json"), "expected the key " + key);
  }

  @Test
  void config_withALossThatIsUnknown_isNamed() throws IOException {
    replace("config.json", "lsr-os-tc", "lsr-of-tomorrow");
    refused("config.json", "lsr-of-tomorrow");
  }

  @Test
  void config_withASettingOutOfRange_isNamed() throws IOException {
    replace("config.json", "\"alpha\" : 0.1", "\"alpha\" : 7");
    refused("config.json", "alpha", "7");
  }

  @Test
  void config_withAnEpochThatIsNoNumber_isNamed() throws IOException {
    replace("config.json", "\"epochs\" : 3", "\"epochs\" : \"three\"");
    refused(folder.resolve("config.json"), "training.epochs", "three");
  }

  @Test
  void history_withALineThatIsNoJson_namesTheLine() throws IOException {
    replace("history.jsonl", "{\"epoch\":2,", "{\"epoch\":2;");
    refused(folder.resolve("history.jsonl"), "line 2");
  }

  @Test
  void history_withAValueThatIsNoNumber_namesLineAndKey() throws IOException {
    replace("history.jsonl", "\"kl\":0.25", "\"kl\":\"low\"");
    refused(folder.resolve("history.jsonl"), "line 2", "kl", "expected a number", "low");
  }

  @Test
  void history_withoutAnEpoch_namesTheLine() throws IOException {
    replace("history.jsonl", "\"epoch\":3", "\"epok\":3");
    refused(folder.resolve("history.jsonl"), "line 3", "epoch: expected a number");
  }

  @Test
  void metrics_withAConfusionOfOtherClasses_isNamed() throws IOException {
    replace("metrics.json", "\"confusion\" : [ [ 1, 1, 0 ], ", "\"confusion\" : [ ");
    refused(folder.resolve("metrics.json"), "confusion");
  }

  @Test
  void metrics_withoutAKeyThatEveryRunHas_isNamed() throws IOException {
    replace("metrics.json", "\"stability\"", "\"stable\"");
    refused(folder.resolve("metrics.json"), "expected the key stability");
  }

  @Test
  void metrics_withTooFewBins_isNamed() throws IOException {
    String text = Files.readString(folder.resolve("metrics.json"));
    Files.writeString(
        folder.resolve("metrics.json"),
        text.replaceFirst("(?s)\"ece_bins\" : \\[ \\{.*?\\}, ", "\"ece_bins\" : [ "));
    refused(folder.resolve("metrics.json"), "15", "14");
  }

  @Test
  void predictions_withADamagedNumber_isNamedWithItsLine() throws IOException {
    replace("predictions.csv", "b,0,blues,0.1", "b,0,blues,0.1x");
    refused(folder.resolve("predictions.csv"), "line 4", "0.1x");
  }

  @Test
  void predictions_cutAtALineEnd_areCounted() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("predictions.csv"));
    Files.writeString(
        folder.resolve("predictions.csv"), String.join("\n", lines.subList(0, 6)) + "\n");
    refused(folder.resolve("predictions.csv"), "expected 8 clips", "found 5");
  }

  @Test
  void predictions_ofOtherClasses_areRefused() throws IOException {
    replace("predictions.csv", "blues", "pop");
    refused(folder.resolve("predictions.csv"), "expected the classes of metrics.json", "pop");
  }

  @Test
  void write_whereAFolderIsInTheWay_fails() throws IOException {
    Files.createDirectories(folder.resolve("report.html").resolve("inside"));
    Report report = RunReport.of(folder);
    assertThrows(
        IOException.class,
        () -> report.write(folder.resolve("report.html"), folder.resolve("figures")));
  }
}
