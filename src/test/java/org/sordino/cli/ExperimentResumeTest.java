package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sordino.dataset.Split;
import org.sordino.model.ModelFolder;

/** What an experiment goes on from, and what it does beside other processes. */
class ExperimentResumeTest extends FewRuns {
  @Test
  void experiment_resumed_trainsOnlyWhatIsMissing() throws IOException {
    Ran first = finished();
    List<String> progress = first.err().lines().filter(l -> l.contains(" of 4 done")).toList();
    assertTrue(progress.get(0).startsWith("0 of 4 done; now nnet1"), progress.get(0));
    assertTrue(progress.get(1).matches("0 of 4 done, about \\d+ s left"), progress.get(1));
    assertTrue(progress.get(2).matches("1 of 4 done, about \\d+ s left; now .*"), progress.get(2));
    Map<String, String> before = Studio.snapshot(temp.resolve("out/runs"));
    byte[] weights = weights("kd/seed-1");
    Files.delete(run("kd/seed-1").resolve("metrics.json"));

    experiment(YAML).failed(ExitCode.USAGE, "--out", "--resume");
    Ran again = experiment(YAML, "--resume").ended(ExitCode.DONE);

    assertTrue(again.err().contains("3 of 4 done"), again.err());
    assertArrayEquals(weights, weights("kd/seed-1"));
    Map<String, String> after = Studio.snapshot(temp.resolve("out/runs"));
    before.keySet().removeIf(name -> name.contains("kd/seed-1"));
    after.keySet().removeIf(name -> name.contains("kd/seed-1"));
    assertEquals(before, after);
  }

  @Test
  void experiment_killedTwice_andResumed_endsAsIfItHadNotBeen()
      throws IOException, InterruptedException {
    finished();
    Path other = temp.resolve("killed");
    Object[] command = command(YAML);
    command[command.length - 1] = other;

    try (Child child = Child.sordino(temp, command)) {
      child.killAt(other.resolve("runs/nnet1/cross-entropy/seed-2/history.jsonl"), 1);
    }
    String early = Files.readString(other.resolve("table.md"));
    assertTrue(early.contains("| 1 of 2 |"), early);
    List<Object> resumed = new ArrayList<>(Arrays.asList(command));
    resumed.add("--resume");
    try (Child child = Child.sordino(temp, resumed.toArray())) {
      child.killAt(other.resolve("runs/nnet1/kd/seed-1/history.jsonl"), 1);
    }
    Ran.sordino(resumed.toArray()).ended(ExitCode.DONE);

    for (String run : RUNS) {
      for (String file : List.of("metrics.json", "predictions.csv", "model/weights.safetensors")) {
        assertArrayEquals(
            Files.readAllBytes(run(run).resolve(file)),
            Files.readAllBytes(other.resolve("runs/nnet1").resolve(run).resolve(file)),
            run + " " + file);
      }
    }
    for (String table : List.of("table.md", "table.csv", "table.tex")) {
      assertEquals(
          Files.readString(temp.resolve("out").resolve(table)),
          Files.readString(other.resolve(table)));
    }
    assertTrue(Studio.unfinished(other).isEmpty());
  }

  @Test
  void experiment_resumed_triesWhatFailedForWantOfATeacher() throws IOException {
    finished("cross-entropy/seed-1", "kd/seed-1", "kd/seed-2");
    Path spoilt = Files.createDirectories(run("cross-entropy/seed-1")).resolve("mine.txt");
    Files.writeString(spoilt, "mine");
    experiment(YAML, "--resume").ended(ExitCode.FAILURE);
    assertTrue(Files.exists(run("kd/seed-2/failed.txt")));

    Files.delete(spoilt);
    experiment(YAML, "--resume").ended(ExitCode.DONE);

    assertTrue(Files.exists(run("kd/seed-2/metrics.json")));
    assertFalse(Files.exists(run("kd/seed-2/failed.txt")));
  }

  @Test
  void experiment_resumedOnOtherSongs_isRefused() throws IOException {
    finished();
    Files.delete(run("kd/seed-1").resolve("metrics.json"));
    Path other = temp.resolve("songs");
    Studio.write(other, Studio.SONGS_PER_GENRE);
    String genre = Studio.GENRES.get(0);
    Studio.song(genre, 19, other.resolve(genre).resolve(genre + ".00000.wav"));
    Object[] command = command(YAML, "--resume");
    command[Arrays.asList(command).indexOf("--data") + 1] = other;

    Ran ran = Ran.sordino(command).ended(ExitCode.USAGE);

    assertTrue(
        ran.err().contains("--resume: nnet1, cross-entropy, seed 1 was trained on other data"),
        ran.err());
    assertFalse(Files.exists(run("kd/seed-1/metrics.json")));
  }

  @Test
  void experiment_aRunThatAnotherProcessHolds_isLeftToIt() throws IOException {
    Path held = run("cross-entropy/seed-2");
    experiment(YAML, "--dry-run").ended(ExitCode.DONE);
    assertFalse(Files.exists(temp.resolve("out")));
    finished("cross-entropy/seed-2", "kd/seed-2");
    Files.createDirectories(held);

    Ran ran;
    try (FileChannel channel =
        FileChannel.open(
            held.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertTrue(channel.lock(1 << 10, 1, false).isValid());
      ran = experiment(YAML, "--resume").ended(ExitCode.DONE);
    }

    assertTrue(ran.err().contains("left to another process"), ran.err());
    assertFalse(Files.exists(held.resolve("metrics.json")));
    assertTrue(Files.exists(run("kd/seed-2/metrics.json")));
    String command = json(run("kd/seed-2/model/model.json")).at("/trained/command").asText();
    assertTrue(command.startsWith("sordino experiment "), command);
    assertFalse(command.contains("--resume"), command);
  }

  @Test
  void experiment_otherThanTheOneInTheFolder_isRefused() throws IOException {
    Files.createDirectories(temp.resolve("out"));
    Files.writeString(temp.resolve("out/experiment.yaml"), YAML);

    experiment(YAML.replace("epochs: 2", "epochs: 3"), "--resume")
        .failed(ExitCode.USAGE, "--resume", "few", "experiment.yaml");
  }

  @Test
  void experiment_listsThatChanged_areRefused() throws IOException {
    List<String> songs = Studio.GENRES.stream().map(genre -> genre + ".0000").toList();
    Path lists = temp.resolve("mine");
    new Split(List.of(songs.get(0) + 0, songs.get(1) + 0), List.of(), List.of(songs.get(0) + 1))
        .write(lists);
    experiment(LISTS, "--resume").ended(ExitCode.DONE); // of nothing, which begins
    assertEquals(Split.read(lists), Split.read(temp.resolve("out/mine")));
    experiment(LISTS, "--resume").ended(ExitCode.DONE);

    Files.writeString(lists.resolve("test.txt"), songs.get(0) + 2);

    experiment(LISTS, "--resume").failed(ExitCode.USAGE, "--resume", "other lists", "out/mine");
    assertEquals(List.of(songs.get(0) + 1), Split.read(temp.resolve("out/mine")).test());
  }

  @Test
  void experiment_resumedUnderAnotherNameOfItsFolder_goesOn() throws IOException {
    List<String> songs = Studio.GENRES.stream().map(genre -> genre + ".00000").toList();
    new Split(songs, List.of(), List.of(Studio.GENRES.get(0) + ".00001"))
        .write(temp.resolve("mine"));
    experiment(LISTS).ended(ExitCode.DONE);
    Files.delete(run("cross-entropy/seed-1/metrics.json"));
    Object[] command = command(LISTS, "--resume");
    command[Arrays.asList(command).indexOf("--out") + 1] = temp.resolve("./out");

    Ran.sordino(command).ended(ExitCode.DONE);

    assertEquals("lists:mine", json(run("cross-entropy/seed-1/config.json")).get("split").asText());
  }

  @Test
  void experiment_killedBeforeItsTextWasWritten_isResumed() throws IOException {
    String taught =
        YAML.replace("{method: cross-entropy, seed: 1, epoch: 1}", "{model: mine}")
            .replace("seeds: [1, 2]", "methods: cross-entropy");
    new ModelFolder(Studio.model()).copyTo(new ModelFolder(temp.resolve("mine")));
    Path begun = Files.createDirectories(temp.resolve("out/mine"));
    Files.writeString(begun.resolve("weights.safetensors"), "half");
    Files.writeString(temp.resolve("out/.experiment.yaml.partial"), "title");
    experiment(taught).failed(ExitCode.USAGE, "--out", "found files");

    experiment(taught, "--resume").ended(ExitCode.DONE);

    assertTrue(new ModelFolder(begun).isSameAs(new ModelFolder(temp.resolve("mine"))));
  }

  @Test
  void experiment_aFolderWithOtherFiles_isRefused() throws IOException {
    Files.createDirectories(temp.resolve("out"));
    Files.writeString(temp.resolve("out/mine.txt"), "mine");

    experiment(YAML).failed(ExitCode.USAGE, "--out", "found files");
    experiment(YAML, "--resume").failed(ExitCode.USAGE, "--out", "found files");
  }
}
