package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.dataset.Split;

class TrainCommandTest {
  private static final String GENRE = Studio.GENRES.get(0);

  @TempDir Path temp;

  private Ran train(Object... more) {
    return Ran.sordino(Studio.train(temp.resolve("run"), more));
  }

  private Ran evaluate(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("evaluate", "--data", Studio.songs()));
    arguments.addAll(List.of("--model", temp.resolve("run/model"), "--cache", Studio.cache()));
    arguments.addAll(List.of(more));
    return Ran.sordino(arguments.toArray());
  }

  private List<String> part(String name) throws IOException {
    return Files.readAllLines(temp.resolve("run/split").resolve(name + ".txt"));
  }

  @Test
  void train_withExtraSongs_trainsOnThemAndKeepsTheOtherParts() throws IOException {
    Path extra = temp.resolve("extra");
    Studio.song(GENRE, 10, extra.resolve(GENRE).resolve("more.wav"));
    Studio.song("waltz", 10, extra.resolve("polka").resolve("other.wav"));
    Ran ran = train("--epochs", 1, "--extra-training", extra).ended(ExitCode.DONE);
    for (String name : List.of("validation", "test")) {
      assertEquals(
          Files.readAllLines(Studio.run().resolve("split").resolve(name + ".txt")), part(name));
    }
    List<String> train =
        new ArrayList<>(Files.readAllLines(Studio.run().resolve("split/train.txt")));
    train.add(GENRE + ".more");
    assertEquals(train, part("train"));
    assertTrue(ran.err().contains("songs of other genres are left out: 1"), ran.err());
  }

  @Test
  void train_withACopyOfATestSongAmongExtraSongs_leavesItOut() throws IOException {
    String test = Studio.testSong();
    Path copy = Studio.copy(test, temp.resolve("extra"));
    Ran ran = train("--epochs", 1, "--extra-training", temp.resolve("extra")).ended(ExitCode.DONE);
    assertEquals(Files.readAllLines(Studio.run().resolve("split/train.txt")), part("train"));
    assertTrue(ran.err().contains("warning: " + copy + ": left out"), ran.err());
    assertTrue(ran.err().contains(test), ran.err());
  }

  /** An excerpt of a test song's artist, say, which is no copy of the song. */
  @Test
  void train_withExtraSongsThatListsTest_leavesThemOut() throws IOException {
    Path extra = temp.resolve("extra").resolve(GENRE);
    Studio.song(GENRE, 10, extra.resolve("more.wav"));
    Studio.song(GENRE, 11, extra.resolve("tested.wav"));
    Split split = Split.read(Studio.run().resolve("split"));
    List<String> test = new ArrayList<>(split.test());
    test.add(GENRE + ".tested");
    new Split(split.train(), split.validation(), test).write(temp.resolve("mine"));

    Ran ran =
        train(
                "--epochs",
                1,
                "--split",
                "lists:" + temp.resolve("mine"),
                "--extra-training",
                temp.resolve("extra"))
            .ended(ExitCode.DONE);

    List<String> train = new ArrayList<>(split.train());
    train.add(GENRE + ".more");
    assertEquals(train, part("train"));
    assertTrue(
        ran.err()
            .contains(
                "1 of 2 further training songs are left out: lists name them for other parts"),
        ran.err());
  }

  @Test
  void train_withTheRestOfTheDataAsExtraSongs_trainsOnThem() throws IOException {
    train(
            "--epochs",
            1,
            "--songs-per-class",
            3,
            "--split",
            "1/1/1",
            "--extra-training",
            Studio.songs())
        .ended(ExitCode.DONE);

    assertEquals(3 + 3, part("train").size());
    assertTrue(part("train").containsAll(Studio.GENRES.stream().map(g -> g + ".00003").toList()));
    evaluate("--part", "train").ended(ExitCode.DONE);
  }

  @Test
  void train_onTheDemo_isEvaluatedOnItAgain() throws IOException {
    train("--dataset", "demo", "--epochs", 1).ended(ExitCode.DONE);
    assertTrue(
        Files.readString(temp.resolve("run/config.json")).contains("\"dataset\" : \"demo\""));
    evaluate().ended(ExitCode.DONE);
  }

  @Test
  void train_balanced_recordsIt() throws IOException {
    train("--epochs", 1, "--balance").ended(ExitCode.DONE);

    assertTrue(Files.readString(temp.resolve("run/config.json")).contains("\"balance\" : true"));
    assertFalse(Files.readString(Studio.run().resolve("config.json")).contains("balance"));
  }

  @Test
  void train_withBadExtraSongs_namesTheOption() throws IOException {
    Path missing = temp.resolve("missing");
    train("--extra-training", missing).failed(ExitCode.FAILURE, "--extra-training " + missing);
    Path other = temp.resolve("other");
    Studio.song("waltz", 10, other.resolve("polka").resolve("song.wav"));
    train("--extra-training", other).failed(ExitCode.FAILURE, "--extra-training " + other, "polka");
    Path namesake = temp.resolve("namesake");
    Studio.song(GENRE, 10, namesake.resolve(GENRE).resolve(GENRE + ".00000.wav"));
    train("--extra-training", namesake).failed(ExitCode.FAILURE, namesake, Studio.song(), "too");
    assertFalse(Files.exists(temp.resolve("run")));
  }

  @Test
  void train_onAnUnreadableSong_warnsOnceAndGoesOn() throws IOException {
    Path songs = temp.resolve("songs");
    Studio.write(songs, 4);
    Path bad = songs.resolve(GENRE).resolve(GENRE + ".00003.wav");
    Files.writeString(bad, "This is not music.");
    Ran ran = train("--epochs", 1, "--data", songs).ended(ExitCode.DONE);
    List<String> named = ran.err().lines().filter(line -> line.contains(bad.toString())).toList();
    assertEquals(1, named.size(), ran.err());
    assertTrue(named.get(0).startsWith("warning: "), named.get(0));
    assertEquals(11, part("train").size() + part("validation").size() + part("test").size());
  }

  @Test
  void train_onAllSongs_hasNoOtherPart() throws IOException {
    train("--epochs", 1, "--split", "all").ended(ExitCode.DONE);
    assertEquals(12, part("train").size());
    assertEquals(List.of(), part("test"));
    assertTrue(Files.readString(temp.resolve("run/metrics.json")).contains("\"part\" : \"train\""));
  }

  @Test
  void train_withGammaNoBetterThanGuessing_warns() {
    Ran ran = train("--epochs", 1, "--loss", "lsr-os-tc", "--gamma", 0.33).ended(ExitCode.DONE);
    assertTrue(
        ran.err().lines().anyMatch(l -> l.startsWith("warning: ") && l.contains("gamma")),
        ran.err());
  }

  @Test
  void train_thatDiverges_triesTheEpochOnceMoreAndSaysSo() throws IOException {
    Ran ran = train("--learning-rate", 1e6, "--epochs", 4, "--batch", 1).ended(ExitCode.FAILURE);
    List<String> told = ran.err().lines().filter(line -> line.contains("the loss is ")).toList();
    assertEquals(2, told.size(), ran.err());
    String diverged = "the loss is \\S+ in epoch 1, step \\d+: try a learning rate below 1000000.0";
    assertTrue(told.get(0).matches("warning: " + diverged + "; .* once more"), ran.err());
    assertTrue(told.get(1).matches("sordino: " + diverged), ran.err());
    assertFalse(Files.exists(temp.resolve("run/metrics.json")));
    assertFalse(Files.exists(temp.resolve("run/model")));
    assertEquals(List.of(), Studio.unfinished(temp.resolve("run")));
  }

  @Test
  void train_thatDivergesInItsLastStep_saysSoInOneLine() {
    // A single step, whose loss is still that of the initial weights.
    train("--learning-rate", 1e30, "--epochs", 1, "--batch", 100)
        .after("device ")
        .after("training nnet1 ")
        .failed(ExitCode.FAILURE, "learning rate");
    assertFalse(Files.exists(temp.resolve("run/metrics.json")));
    assertFalse(Files.exists(temp.resolve("run/model")));
  }

  @Test
  void train_whereNoFolderCanBe_fails() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "in the way");
    Ran.sordino(Studio.train(file)).failed(ExitCode.USAGE, "--out " + file);
    Ran.sordino(Studio.train(file.resolve("run"))).after("device ").failed(ExitCode.FAILURE, file);
    assertEquals("in the way", Files.readString(file));
  }

  @Test
  void train_intoAReadOnlyFolder_fails() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("locked"));
    assertTrue(folder.toFile().setWritable(false));
    // Permissions do not bind root, for whom a system folder that nobody can write to stands in.
    Path out = Files.isWritable(folder) ? Path.of("/proc/sordino") : folder.resolve("run");
    assumeTrue(Files.isDirectory(out.getParent()), "no folder that cannot be written to");
    Ran.sordino(Studio.train(out)).after("device ").failed(ExitCode.FAILURE, out);
    assertTrue(folder.toFile().setWritable(true));
    assertFalse(Files.exists(out));
  }

  @Test
  void train_onAFullDisk_failsAndLeavesNothingHalfWritten()
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell that limits files");
    Path run = temp.resolve("run");
    try (Child child = Child.onFullDisk(temp, 100, Studio.train(run))) {
      child
          .ended()
          .after("device ")
          .after("training nnet1 ")
          .after("epoch 1/2")
          .failed(ExitCode.FAILURE, run.resolve("checkpoint"));
    }
    assertEquals(List.of(), Studio.unfinished(run));
    assertFalse(Files.exists(run.resolve("metrics.json")));
    // With room again it goes on.
    train("--resume").ended(ExitCode.DONE);
  }

  @Test
  void train_onTheCpu_tellsDeviceThreadsAndLibrary() {
    assertDevice("2 threads", train("--epochs", 1));
  }

  static void assertDevice(String threads, Ran ran) {
    List<String> told =
        ran.ended(ExitCode.DONE).err().lines().filter(line -> line.startsWith("device ")).toList();
    assertEquals(1, told.size(), ran.err());
    String expected = "device cpu, " + threads + ", PyTorch \\d+\\.\\d+\\.\\d+, (CUDA|CPU only)";
    assertTrue(told.get(0).matches(expected), told.get(0));
  }
}
