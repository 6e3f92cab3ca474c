package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.dataset.Split;
import org.sordino.file.Json;

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
  private static List<String> history(Path run) throws IOException {
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
  private static void assertSameResults(Path expected, Path found) throws IOException {
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

  @Test
  void resume_ofAFinishedRun_changesNothingAndSaysSo() throws IOException {
    Map<String, String> before = Studio.snapshot(Studio.run());
    Ran ran = Ran.sordino(Studio.train(Studio.run(), "--resume")).ended(ExitCode.DONE);
    assertTrue(ran.err().contains(Studio.run() + " is finished: nothing to do"), ran.err());
    assertEquals(before, Studio.snapshot(Studio.run()));
  }

  @Test
  void resume_ofARunThatWasKilledInItsReport_writesTheReport() throws IOException {
    Path run = temp.resolve("run");
    Ran.sordino(Studio.train(run, "--epochs", 1)).ended(ExitCode.DONE);
    Files.delete(run.resolve("report.html"));
    // Linux gives no process so great a number.
    Path unfinished = run.resolve("figures/.errors.png.999999999-0.partial");
    Files.move(run.resolve("figures/errors.png"), unfinished);
    byte[] predictions = Files.readAllBytes(run.resolve("predictions.csv"));

    Ran.sordino(Studio.train(run, "--epochs", 1, "--resume")).ended(ExitCode.DONE);

    assertTrue(Files.exists(run.resolve("report.html")));
    assertFalse(Files.exists(unfinished));
    assertArrayEquals(predictions, Files.readAllBytes(run.resolve("predictions.csv")));
  }

  @Test
  void resume_withAnotherSeed_isRefused() throws IOException {
    Map<String, String> before = Studio.snapshot(Studio.run());
    Ran.sordino(Studio.train(Studio.run(), "--resume", "--seed", 9))
        .after("device ")
        .failed(ExitCode.USAGE, "--resume", "training.seed 1, found 9");
    assertEquals(before, Studio.snapshot(Studio.run()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--balance", "--augment=vary"})
  void resume_withAnOptionThatWasNotGiven_isRefused(String option) {
    Ran.sordino(Studio.train(Studio.run(), "--resume", option))
        .after("device ")
        .failed(ExitCode.USAGE, "--resume", "found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"threads", "device", "fingerprint", "versions.pytorch", "versions.sordino"})
  void resume_ofARunOfOther_isRefused(String key) throws IOException {
    Path run = finished();
    ObjectNode config = Json.read(run.resolve("config.json"), ObjectNode.class);
    int dot = key.indexOf('.');
    ObjectNode parent = dot < 0 ? config : (ObjectNode) config.get(key.substring(0, dot));
    parent.put(key.substring(dot + 1), "other");
    Files.writeString(run.resolve("config.json"), Json.page(config));
    Map<String, String> before = Studio.snapshot(run);

    Ran.sordino(Studio.train(run, "--resume"))
        .after("device ")
        .failed(ExitCode.USAGE, "--resume", key + " \"other\", found ");

    assertEquals(before, Studio.snapshot(run));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void resume_withASongMovedFromTestToTraining_isRefused(boolean finished) throws IOException {
    Path run = finished();
    Files.createDirectories(run.resolve("split"));
    Split split = Split.read(Studio.run().resolve("split"));
    List<String> train = new ArrayList<>(split.train());
    List<String> test = new ArrayList<>(split.test());
    test.add(train.remove(0));
    train.add(test.remove(0));
    new Split(train, split.validation(), test).write(run.resolve("split"));
    if (!finished) {
      Files.delete(run.resolve("metrics.json"));
    }
    Map<String, String> before = Studio.snapshot(run);

    Ran.sordino(Studio.train(run, "--resume"))
        .after("device ")
        .failed(ExitCode.USAGE, "--resume: expected the parts", run.resolve("split"));

    assertEquals(before, Studio.snapshot(run));
  }

  /** A copy of what a finished run is compared by. */
  private Path finished() throws IOException {
    Path run = Files.createDirectory(temp.resolve("run"));
    for (String file : List.of("config.json", "metrics.json")) {
      Files.copy(Studio.run().resolve(file), run.resolve(file));
    }
    return run;
  }

  @Test
  void resume_withAnotherLoss_isRefused() {
    Ran.sordino(Studio.train(Studio.run(), "--resume", "--loss", "lsr"))
        .after("device ")
        .failed(ExitCode.USAGE, "--resume", "loss.name \"cross-entropy\", found \"lsr\"");
  }

  @Test
  void resume_inAFolderOfOtherFiles_isRefused() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("letters"));
    Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam");
    Ran.sordino(Studio.train(folder, "--resume")).failed(ExitCode.USAGE, "--resume", folder);
    assertEquals(1, Studio.snapshot(folder).size());
  }

  @Test
  void resume_ofADamagedCheckpoint_isRefused() throws IOException {
    Path run = temp.resolve("run");
    Ran.sordino(Studio.train(run)).ended(ExitCode.DONE);
    Files.delete(run.resolve("metrics.json"));
    Path state = run.resolve("checkpoint/state.safetensors");
    byte[] bytes = Files.readAllBytes(state);
    Files.write(state, Arrays.copyOf(bytes, bytes.length - 100));
    Ran.sordino(Studio.train(run, "--resume")).after("device ").failed(ExitCode.FAILURE, state);
    Files.copy(
        Studio.model().resolve("weights.safetensors"), state, StandardCopyOption.REPLACE_EXISTING);
    Ran.sordino(Studio.train(run, "--resume"))
        .after("device ")
        .failed(ExitCode.FAILURE, state, "found none");
    assertFalse(Files.exists(run.resolve("metrics.json")));
  }

  private static final int EPOCHS = 6;

  /** Everything that has a state: velocities, dropout, a changing rate. */
  private static final Object[] LONG = {
    "--epochs",
    EPOCHS,
    "--nesterov",
    "--schedule",
    "cosine",
    "--dropout",
    0.2,
    "--balance",
    "--augment",
    "vary",
    "--loss",
    "lsr-os-tc"
  };

  /** The run that was not killed. */
  private static Path whole;

  @BeforeAll
  static void trainWithoutABreak(@TempDir Path shared) {
    whole = shared.resolve("whole");
    Ran.sordino(Studio.train(whole, LONG)).ended(ExitCode.DONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void resume_ofAKilledRun_endsLikeAnUnbrokenOne(int lines)
      throws IOException, InterruptedException {
    Path killed = temp.resolve("killed");
    try (Child child = Child.sordino(temp, Studio.train(killed, LONG))) {
      child.killAt(killed.resolve("history.jsonl"), lines);
    }
    assertFalse(Files.exists(killed.resolve("metrics.json")), "it was killed too late");
    Object[] again = Arrays.copyOf(LONG, LONG.length + 1);
    again[LONG.length] = "--resume";
    Ran.sordino(Studio.train(killed, again)).ended(ExitCode.DONE);
    assertSameResults(whole, killed);
    assertEquals(EPOCHS, Files.readAllLines(killed.resolve("history.jsonl")).size());
    assertEquals(List.of(), Studio.unfinished(killed));
  }

  /**
   * PyTorch crashes if it is unloaded in the midst of a step: on a busy machine one time in five.
   */
  @RepeatedTest(3)
  void train_interrupted_endsWithoutACrash() throws IOException, InterruptedException {
    Path interrupted = temp.resolve("interrupted");
    List<String> options = List.of("-XX:ErrorFile=" + temp.resolve("crash.log"));
    try (Child child =
        Child.sordino(temp, options, Arrays.asList(Studio.train(interrupted, LONG)))) {
      Ran ran = child.interruptedAt(interrupted.resolve("history.jsonl"), 1);
      assertEquals(128 + 15, ran.code(), ran.out() + ran.err());
      assertFalse(Files.exists(temp.resolve("crash.log")));
    }
  }
}
