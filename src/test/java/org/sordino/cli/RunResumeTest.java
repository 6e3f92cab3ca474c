package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.dataset.Split;
import org.sordino.file.Json;
import org.sordino.model.SafeTensors;

/** What becomes of a run that is trained again. */
class RunResumeTest {
  @TempDir Path temp;

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

  /** The song lists differ then, too; what made them differ is what helps. */
  @Test
  void resume_withAnotherSplitSeed_isToldSo() {
    Ran.sordino(Studio.train(Studio.run(), "--resume", "--split-seed", 99))
        .after("device ")
        .failed(ExitCode.USAGE, "--resume", "split_seed 1, found 99");
  }

  @Test
  void resume_keepingAnEpochThatIsOver_isRefused() throws IOException {
    Path run = temp.resolve("run");
    Ran.sordino(Studio.train(run, "--epochs", 3, "--keep-epoch", 2)).ended(ExitCode.DONE);

    Ran.sordino(Studio.train(run, "--epochs", 3, "--keep-epoch", 2, "--resume"))
        .ended(ExitCode.DONE);
    Ran.sordino(Studio.train(run, "--epochs", 3, "--keep-epoch", 1, "--resume"))
        .after("device ")
        .failed(ExitCode.USAGE, "--keep-epoch", "found 1, and 3 epochs are done");
    Files.delete(run.resolve("metrics.json"));
    Ran.sordino(Studio.train(run, "--epochs", 3, "--keep-epoch", 3, "--resume"))
        .after("device ")
        .failed(ExitCode.USAGE, "--keep-epoch", "found 3, and 3 epochs are done");
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

  /** Most commits change no result; which one a run was begun with stays on record. */
  @Test
  void resume_ofARunOfAnotherCommit_goesOn() throws IOException {
    Path run = finished();
    ObjectNode config = Json.read(run.resolve("config.json"), ObjectNode.class);
    Files.writeString(run.resolve("config.json"), Json.page(config.put("commit", "1234567")));

    Ran.sordino(Studio.train(run, "--resume")).ended(ExitCode.DONE);

    assertEquals(
        "1234567", Json.read(run.resolve("config.json"), ObjectNode.class).get("commit").asText());
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
    SafeTensors whole = SafeTensors.read(state);
    byte[] bytes = Files.readAllBytes(state);
    Files.write(state, Arrays.copyOf(bytes, bytes.length - 100));
    Ran.sordino(Studio.train(run, "--resume")).after("device ").failed(ExitCode.FAILURE, state);
    Files.copy(
        Studio.model().resolve("weights.safetensors"), state, StandardCopyOption.REPLACE_EXISTING);
    Ran.sordino(Studio.train(run, "--resume"))
        .after("device ")
        .failed(ExitCode.FAILURE, state, "found none");
    for (int networks : new int[] {0, 3}) {
      ofNetworks(networks, whole).write(state);
      Ran.sordino(Studio.train(run, "--resume"))
          .after("device ")
          .failed(
              ExitCode.FAILURE, state + ": expected the state of 1 networks, found " + networks);
    }
    assertFalse(Files.exists(run.resolve("metrics.json")));
  }

  /** A whole state of {@code count} networks, each as the one of {@code state}. */
  private static SafeTensors ofNetworks(int count, SafeTensors state) {
    Map<String, String> metadata = new LinkedHashMap<>(state.metadata());
    metadata.put("peers", Integer.toString(count));
    Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String network = i + ".";
      state
          .tensors()
          .forEach((name, tensor) -> tensors.put(network + name.substring("0.".length()), tensor));
    }
    return new SafeTensors(metadata, tensors);
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
    RunFolderTest.assertSameResults(whole, killed);
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
