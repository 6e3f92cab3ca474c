package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.experiment.Versions;

class RunFolderTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> RESULTS =
      List.of(
          "model/weights.safetensors",
          "model/model.json",
          "predictions.csv",
          "metrics.json",
          "config.json");

  @TempDir Path temp;

  private static JsonNode json(Path folder, String file) throws IOException {
    return MAPPER.readTree(Files.readString(folder.resolve(file)));
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void train_leavesEveryFile() throws IOException {
    Set<String> files = new TreeSet<>(Studio.snapshot(Studio.run()).keySet());
    assertTrue(files.removeIf(file -> file.startsWith("figures/")));
    assertEquals(
        new TreeSet<>(
            List.of(
                "checkpoint/state.safetensors",
                "config.json",
                "history.jsonl",
                "metrics.json",
                "model/model.json",
                "model/weights.safetensors",
                "predictions.csv",
                "report.html",
                "split/test.txt",
                "split/train.txt",
                "split/validation.txt")),
        files);
  }

  @Test
  void config_recordsEverythingThatDecides() throws IOException {
    JsonNode config = json(Studio.run(), "config.json");
    assertTrue(
        keys(config)
            .containsAll(
                List.of(
                    "dataset",
                    "fingerprint",
                    "classes",
                    "split",
                    "split_seed",
                    "features",
                    "network",
                    "loss",
                    "training",
                    "threads",
                    "device",
                    "versions",
                    "command")),
        config.toString());
    assertEquals("8/1/1", config.path("split").asText());
    assertEquals(8, config.path("training").path("batch").asInt());
    assertEquals(2, config.path("threads").asInt());
    assertEquals("cpu", config.path("device").asText());
    assertTrue(config.path("command").asText().startsWith("sordino train --data "));
    assertEquals(Versions.commit(), config.path("commit").asText(null));
    assumeTrue(Files.exists(Path.of(".git")), "a copy without git");
    assertTrue(
        config.path("commit").asText().matches("[0-9a-f]{7,40}(-dirty)?"), config.toString());
  }

  @Test
  void history_hasALinePerEpoch() throws IOException {
    List<String> lines = Files.readAllLines(Studio.run().resolve("history.jsonl"));
    assertEquals(2, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      JsonNode epoch = MAPPER.readTree(lines.get(i));
      assertTrue(
          keys(epoch)
              .containsAll(
                  List.of(
                      "epoch",
                      "learning_rate",
                      "loss",
                      "cross_entropy",
                      "kl",
                      "train_clip_error_percent",
                      "validation_clip_error_percent",
                      "validation_song_error_percent",
                      "seconds")),
          lines.get(i));
      assertEquals(i + 1, epoch.path("epoch").asInt());
      assertEquals(0.005, epoch.path("learning_rate").asDouble());
    }
  }

  @Test
  void split_keepsOneSongOfEachGenreForValidationAndTest() throws IOException {
    Path split = Studio.run().resolve("split");
    assertEquals(6, Files.readAllLines(split.resolve("train.txt")).size());
    assertEquals(3, Files.readAllLines(split.resolve("validation.txt")).size());
    assertEquals(3, Files.readAllLines(split.resolve("test.txt")).size());
  }

  @Test
  void split_isReadableAsLists() throws IOException {
    Path lists = Studio.run().resolve("split");
    Ran.sordino(Studio.train(temp.resolve("run"), "--epochs", 1, "--split", "lists:" + lists))
        .ended(ExitCode.DONE);
    for (String part : List.of("train.txt", "validation.txt", "test.txt")) {
      assertEquals(
          Files.readString(lists.resolve(part)),
          Files.readString(temp.resolve("run/split").resolve(part)));
    }
  }

  @Test
  void metrics_holdWhatTheyShould() throws IOException {
    JsonNode metrics = json(Studio.run(), "metrics.json");
    assertTrue(
        keys(metrics)
            .containsAll(
                List.of(
                    "part",
                    "clip_error_percent",
                    "song_error_percent",
                    "clips",
                    "songs",
                    "vote",
                    "classes",
                    "confusion",
                    "nll",
                    "ece",
                    "stability")));
    assertEquals("test", metrics.path("part").asText());
    assertEquals(3, metrics.path("songs").asInt());
    assertEquals(List.of("deviation", "variance", "inter"), keys(metrics.path("stability")));
    int wrong = 0;
    int clips = 0;
    List<String> lines = Files.readAllLines(Studio.run().resolve("predictions.csv"));
    assertEquals("song,clip,truth," + String.join(",", Studio.GENRES), lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      int best = 3;
      for (int i = 3; i < fields.length; i++) {
        best = Float.parseFloat(fields[i]) > Float.parseFloat(fields[best]) ? i : best;
      }
      wrong += Studio.GENRES.get(best - 3).equals(fields[2]) ? 0 : 1;
      clips++;
    }
    assertEquals(clips, metrics.path("clips").asInt());
    assertEquals(100.0 * wrong / clips, metrics.path("clip_error_percent").asDouble(), 1e-9);
  }

  @Test
  void evaluate_ofThePredictions_givesTheMetricsAgain() throws IOException {
    ObjectNode metrics = (ObjectNode) json(Studio.run(), "metrics.json");
    Ran ran =
        Ran.sordino("evaluate", "--predictions", Studio.run().resolve("predictions.csv"), "--json");
    metrics.put("part", "predictions");
    assertEquals(metrics, ran.ended(ExitCode.DONE).json());
  }

  /** The lines of a run's history without the seconds. */
  static List<String> history(Path run) throws IOException {
    return Files.readAllLines(run.resolve("history.jsonl")).stream()
        .map(line -> line.replaceFirst(",\"seconds\":[^,}]*", ""))
        .toList();
  }

  @Test
  void train_twice_givesTheSameBytes() throws IOException {
    Path again = temp.resolve("run");
    Ran.sordino(Studio.train(again)).ended(ExitCode.DONE);
    assertEquals(history(Studio.run()), history(again));
    assertSameResults(Studio.run(), again);
  }

  /** Byte by byte, but for the folder that the command line names. */
  static void assertSameResults(Path expected, Path found) throws IOException {
    for (String file : RESULTS) {
      String bytes = Files.readString(found.resolve(file), StandardCharsets.ISO_8859_1);
      assertEquals(
          Files.readString(expected.resolve(file), StandardCharsets.ISO_8859_1),
          bytes.replace(found.toString(), expected.toString()),
          file);
    }
  }

  @Test
  void train_withAnotherSeed_givesOtherWeightsOfTheSameSplit() throws IOException {
    Path other = temp.resolve("run");
    Ran.sordino(Studio.train(other, "--seed", 2, "--epochs", 1)).ended(ExitCode.DONE);
    assertEquals(
        Files.readString(Studio.run().resolve("split/test.txt")),
        Files.readString(other.resolve("split/test.txt")));
    assertFalse(
        Arrays.equals(
            Files.readAllBytes(Studio.run().resolve(RESULTS.get(0))),
            Files.readAllBytes(other.resolve(RESULTS.get(0)))));
  }

  @Test
  void train_intoAnExistingRun_isRefused() throws IOException {
    Map<String, String> before = Studio.snapshot(Studio.run());
    Ran.sordino(Studio.train(Studio.run()))
        .failed(ExitCode.USAGE, "--out " + Studio.run(), "--resume");
    assertEquals(before, Studio.snapshot(Studio.run()));
  }

  @Test
  void train_intoAnEmptyFolder_isDone() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("run"));
    Ran.sordino(Studio.train(folder, "--epochs", 1)).ended(ExitCode.DONE);
    assertTrue(Files.exists(folder.resolve("metrics.json")));
  }
}
