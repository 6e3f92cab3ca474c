package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.dataset.Split;
import org.sordino.model.ModelFolder;

class ExperimentCommandTest extends FewRuns {
  @Test
  void experiment_trainsEveryRun_asTrainWould() throws IOException {
    finished();

    for (String run : RUNS) {
      assertTrue(Files.exists(run(run).resolve("metrics.json")), run);
    }
    Ran.sordino(Studio.train(temp.resolve("alone"), "--split", "2/1/1", "--seed", 2))
        .ended(ExitCode.DONE);
    assertArrayEquals(
        Files.readAllBytes(temp.resolve("alone/model/weights.safetensors")),
        weights("cross-entropy/seed-2"));
  }

  @Test
  void experiment_aTeacher_isSharedByItsStudents_asItWasAfterTheEpoch() throws IOException {
    finished();

    JsonNode first = json(run("kd/seed-1/config.json"));
    JsonNode second = json(run("kd/seed-2/config.json"));
    assertEquals(first.get("teacher"), second.get("teacher"));
    assertTrue(
        first.get("teacher_model").asText().endsWith("cross-entropy/seed-1/model-epoch-1"),
        first.toString());
  }

  @Test
  void experiment_ofImages_takesNoExtraSongs() {
    Ran.sordino(
            "experiment",
            "wang2021-table1",
            "--data",
            temp,
            "--out",
            temp.resolve("out"),
            "--extra-training",
            Studio.songs())
        .failed(ExitCode.USAGE, "--extra-training", "cifar-100", "images");
  }

  @Test
  void experiment_aRunThatFails_isNoted_andTheRestIsTrained() throws IOException {
    finished();
    for (String run : RUNS) {
      Files.delete(run(run).resolve("metrics.json"));
    }
    Files.writeString(run("cross-entropy/seed-2/checkpoint/state.safetensors"), "damaged");
    Files.writeString(run("kd/seed-2/checkpoint/state.safetensors"), "damaged");

    Ran ran = experiment(YAML, "--resume").ended(ExitCode.FAILURE);

    assertTrue(ran.err().contains("2 runs failed"), ran.err());
    String reason = Files.readString(run("kd/seed-2/failed.txt"));
    assertTrue(reason.contains("state.safetensors"), reason);
    for (String run : List.of("cross-entropy/seed-1", "kd/seed-1")) {
      assertTrue(Files.exists(run(run).resolve("metrics.json")), run);
    }
  }

  /** None is trained for hours before the one that cannot be. */
  @Test
  void experiment_aRunThatCannotBeTrained_isRefusedBeforeAnythingIs() throws IOException {
    Ran ran = experiment(YAML.replace("  kd:", "  bad: {loss: kd}\n  kd:"));
    assertTrue(ran.ended(ExitCode.USAGE).err().contains("--teacher"), ran.err());
    for (String wrong : List.of("epochs: 0", "epochs: 2, learning_rate: -1")) {
      experiment(YAML.replace("epochs: 2", wrong)).ended(ExitCode.USAGE);
    }
    experiment(YAML.replace("epochs: 2", "epochs: 2, final_learning_rate: 0.001"))
        .after("device ")
        .failed(ExitCode.USAGE, "--final-learning-rate", "--schedule constant");
    String search =
        "tuning: {split: all}\nmethods:\n  lsr: {settings: {alpha: [0.1, 0.5]}, tuned_on: nnet1}";
    experiment(YAML.replace("methods:", search))
        .failed(ExitCode.USAGE, "a search expected songs to train on and validation songs");

    assertFalse(Files.exists(temp.resolve("out")));
  }

  @Test
  void experiment_resumedWithOtherThreads_isRefused() throws IOException {
    finished();
    Files.delete(run("kd/seed-2/metrics.json"));

    Path config = run("cross-entropy/seed-1/config.json");
    Files.writeString(
        config, Files.readString(config).replace("\"threads\" : 2", "\"threads\" : 1"));

    Ran ran = experiment(YAML, "--resume").ended(ExitCode.USAGE);

    String told = "--resume: nnet1, cross-entropy, seed 1 was trained with --threads 1, found 2";
    assertTrue(ran.err().contains(told), ran.err());
  }

  @Test
  void experiment_aRunWhoseFolderIsSpoilt_failsAsTheConsoleSays() throws IOException {
    finished();
    Files.delete(run("cross-entropy/seed-1/metrics.json"));
    Path checkpoint = run("cross-entropy/seed-1/checkpoint");
    Files.delete(checkpoint.resolve("state.safetensors"));
    Files.delete(checkpoint);
    Files.writeString(checkpoint, "");

    Ran ran = experiment(YAML, "--resume").ended(ExitCode.FAILURE);

    String reason = Files.readString(run("cross-entropy/seed-1/failed.txt")).strip();
    assertEquals(checkpoint + ": expected a folder, found a file", reason);
    assertTrue(ran.err().contains("because of this: " + reason), ran.err());
  }

  @Test
  void experiment_aModelBesideTheFile_teaches() throws IOException {
    String taught =
        YAML.replace("{method: cross-entropy, seed: 1, epoch: 1}", "{model: mine}")
            .replace("seeds: [1, 2]", "methods: kd");
    experiment(taught).failed(ExitCode.FAILURE, "mine", "expected a model folder");
    assertFalse(Files.exists(temp.resolve("out")));
    new ModelFolder(Studio.model()).copyTo(new ModelFolder(temp.resolve("mine")));

    experiment(taught).ended(ExitCode.DONE);

    assertEquals(
        temp.resolve("out/mine").toString(),
        json(run("kd/seed-1/config.json")).get("teacher_model").asText());
  }

  @Test
  void experiment_wrongInput_isNamed() throws IOException {
    experiment(YAML.replace("split:", "spilt:"))
        .failed(ExitCode.FAILURE, "few.yaml", "data.spilt", "did you mean split?");
    experiment(YAML.replace("method: cross", "method: crass"))
        .failed(ExitCode.USAGE, "few", "crass");
    Ran.sordino("experiment", "g11", "--data", temp, "--out", temp.resolve("out"))
        .failed(ExitCode.USAGE, "g11", "did you mean g10?");
    Ran.sordino("experiment", "g10", "--out", temp.resolve("out")).failed(ExitCode.USAGE, "--data");
    Ran.sordino("experiment").failed(ExitCode.USAGE, "--list");
    experiment(YAML.replace("2/1/1", "lists:nowhere"))
        .failed(ExitCode.FAILURE, "nowhere/train.txt");
    experiment(YAML.replace("2/1/1", "lists:../mine"))
        .failed(ExitCode.FAILURE, "few.yaml", "lists", "../mine");
    assertFalse(Files.exists(temp.resolve("out")));
  }

  @Test
  void experiment_foldsByLists_testEachTheSongsOfItsOwn() throws IOException {
    String folds = LISTS.replace("split: lists:mine", "split: lists:mine, folds: 2");
    List<String> odd = songs(1, 3);
    List<String> even = songs(0, 2);
    new Split(odd, List.of(), even).write(temp.resolve("mine-1"));
    experiment(folds).failed(ExitCode.FAILURE, "mine-2/train.txt");
    new Split(even, odd, List.of()).write(temp.resolve("mine-2"));
    experiment(folds).failed(ExitCode.FAILURE, "mine-2/test.txt", "found none");
    new Split(odd, List.of(), even.subList(0, 1)).write(temp.resolve("mine-2"));
    experiment(folds).failed(ExitCode.FAILURE, even.get(0), "mine-1/test.txt and mine-2/test.txt");
    new Split(even, List.of(), odd).write(temp.resolve("mine-2"));

    experiment(folds).ended(ExitCode.DONE);

    assertEquals(even, Split.read(run("cross-entropy/fold-1-seed-1/split")).test());
    assertEquals(odd, Split.read(run("cross-entropy/fold-2-seed-1/split")).test());
    String table = Files.readString(temp.resolve("out/table.md"));
    assertTrue(table.contains("over songs in 2 folds (lists:mine)"), table);
  }

  /** The songs of these numbers, of every genre. */
  private static List<String> songs(int... numbers) {
    return Studio.GENRES.stream()
        .flatMap(genre -> Arrays.stream(numbers).mapToObj(n -> "%s.%05d".formatted(genre, n)))
        .toList();
  }

  @Test
  void experiment_dryRun_tellsRunsAndTimes() throws IOException {
    Ran ran = experiment(YAML, "--dry-run").ended(ExitCode.DONE);

    assertTrue(
        ran.out().lines().anyMatch(line -> line.matches("\\d+ s +nnet1, kd, seed 2")), ran.out());
    assertTrue(ran.out().contains("4 trainings, 0 of them finished"), ran.out());
  }

  @Test
  void experiment_dryRun_whereAnotherExperimentIs_isRefused() throws IOException {
    finished();

    Ran same = experiment(YAML, "--dry-run").ended(ExitCode.DONE);
    assertTrue(same.out().contains("4 trainings, 4 of them finished"), same.out());
    experiment(YAML.replace("epochs: 2", "epochs: 3"), "--dry-run")
        .failed(ExitCode.USAGE, temp.resolve("out"), "was started with another experiment");
  }

  /** Making them takes seconds: where they cannot be, it begins and fails. */
  @Test
  void experiment_dryRun_ofTheDemo_makesItsSongs() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "in the way");
    Path songs = file.resolve("songs");
    Object[] command =
        command(YAML.replace("{split: 2/1/1}", "{dataset: demo, songs_per_class: 4}"), "--dry-run");
    command[Arrays.asList(command).indexOf("--data") + 1] = songs;

    Ran.sordino(command)
        .after("making 300 songs of 10 made-up genres in " + songs)
        .failed(ExitCode.FAILURE, file);

    assertEquals("in the way", Files.readString(file));
    assertFalse(Files.exists(temp.resolve("out")));
  }

  /** The first method is what the others are compared with. */
  @Test
  void experiment_resumedWithMethodsInAnotherOrder_keepsItsTable() throws IOException {
    String table = finished().out();
    String first = "  cross-entropy: {}\n";
    String moved = YAML.replace(first, "").replace("epoch: 1}}\n", "epoch: 1}}\n" + first);

    assertEquals(table, experiment(moved, "--resume").ended(ExitCode.DONE).out());
  }

  @Test
  void experiment_ofASearchAlone_printsIt_andFailsIfNothingIsChosen() throws IOException {
    String yaml =
        """
        title: search
        data: {split: 2/1/1}
        training: {epochs: 1, batch: 8}
        tuning: {}
        methods:
          lsr: {settings: {alpha: [0.1, 0.9]}, tuned_on: nnet1}
          tf-kd-reg: {settings: {multiplier: [1e12, 1e13]}, tuned_on: nnet1}
        """;
    Ran ran = experiment(yaml).ended(ExitCode.FAILURE);

    assertTrue(ran.out().contains("| alpha | validation error (%) |"), ran.out());
    assertTrue(ran.out().contains("| diverged |"), ran.out());
    assertTrue(ran.err().contains("training nnet1 with tf-kd-reg diverged"), ran.err());
    assertFalse(Files.exists(temp.resolve("out/table.md")));
  }

  @Test
  void experiment_tunedSettingsWithFolds_areRefusedBeforeAnythingIsTrained() throws IOException {
    String yaml =
        """
        title: tuned
        data: {folds: 3}
        tuning: {split: 2/1/1}
        methods:
          cross-entropy: {}
          lsr: {settings: {alpha: [0.1, 0.9]}, tuned_on: nnet1}
        grid:
          - {networks: [nnet1]}
        """;
    Ran ran = experiment(yaml).ended(ExitCode.USAGE);

    assertTrue(ran.err().contains("methods.lsr.tuned_on: expected data without folds"), ran.err());
    assertFalse(Files.exists(temp.resolve("out")));
  }

  @Test
  void experiment_tunedSettings_areSearchedOnce_andUsed() throws IOException {
    String yaml =
        """
        title: tuned
        data: {split: 2/1/1}
        training: {epochs: 1, batch: 8}
        tuning: {epochs: 2}
        methods:
          lsr: {settings: {alpha: [0.1, 0.9]}, tuned_on: nnet1}
        grid:
          - {networks: [nnet1, nnet2]}
        """;
    experiment(yaml).ended(ExitCode.DONE);

    String chosen = json(run("lsr/seed-1/config.json")).at("/loss/alpha").asText();
    JsonNode other = json(temp.resolve("out/runs/nnet2/lsr/seed-1/config.json"));
    assertEquals(chosen, other.at("/loss/alpha").asText());
    JsonNode low = json(temp.resolve("out/tuning/nnet1/lsr-alpha-0.1/seed-1/metrics.json"));
    JsonNode high = json(temp.resolve("out/tuning/nnet1/lsr-alpha-0.9/seed-1/metrics.json"));
    assertEquals("validation", low.get("part").asText());
    String key = "clip_error_percent";
    boolean lower =
        low.get(key).asDouble() < high.get(key).asDouble()
            || (low.get(key).equals(high.get(key))
                && low.get("nll").asDouble() <= high.get("nll").asDouble());
    assertEquals(lower ? "0.1" : "0.9", chosen);
  }
}
