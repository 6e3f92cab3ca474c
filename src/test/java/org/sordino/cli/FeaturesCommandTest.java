package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesCommandTest {
  @TempDir Path temp;
  private Path songs;
  private Path cache;

  @BeforeEach
  void copySongs() throws IOException {
    songs = temp.resolve("songs");
    cache = temp.resolve("cache");
    for (String genre : Studio.GENRES.subList(0, 2)) {
      Files.createDirectories(songs.resolve(genre));
      for (int number = 0; number < 2; number++) {
        String name = genre + ".0000" + number + ".wav";
        Files.copy(Studio.songs().resolve(genre).resolve(name), songs.resolve(genre).resolve(name));
      }
    }
  }

  private Object[] command(Object... more) {
    Object[] command = {"features", "--data", songs, "--cache", cache, "--threads", 2};
    return Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray();
  }

  private List<Path> stores() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.filter(file -> file.toString().endsWith(".features")).sorted().toList();
    }
  }

  private Path song(int genre, int number) {
    String name = Studio.GENRES.get(genre);
    return songs.resolve(name).resolve(name + ".0000" + number + ".wav");
  }

  @Test
  void features_ofAFolder_countsSongsGenresAndClips() throws IOException {
    Ran ran = Ran.sordino(command()).ended(ExitCode.DONE);
    // 4 s are 173 frames: clips of 129 at 0 and 64 (the second past the end by 20, under a half).
    assertEquals("4 songs of 2 genres, 8 clips; 0 unreadable\n", ran.out());
    assertTrue(ran.err().contains("4 songs transformed"), ran.err());
    assertEquals(1, stores().size());
    Ran again = Ran.sordino(command()).ended(ExitCode.DONE);
    assertEquals(ran.out(), again.out());
    assertEquals("", again.err());
  }

  @Test
  void features_byTwoThreadsAtOnce_areBothRight() throws IOException {
    CompletableFuture<Ran> other = CompletableFuture.supplyAsync(() -> Ran.sordino(command()));
    Ran one = Ran.sordino(command());
    assertEquals("4 songs of 2 genres, 8 clips; 0 unreadable\n", one.ended(ExitCode.DONE).out());
    assertEquals(one.out(), other.join().ended(ExitCode.DONE).out());
    assertEquals(1, stores().size());
    assertEquals(List.of(), Studio.unfinished(cache));
  }

  @Test
  void features_byTwoProcessesAtOnce_areBothRight() throws IOException, InterruptedException {
    try (Child one = Child.sordino(temp, command());
        Child other = Child.sordino(temp, command())) {
      Ran first = one.ended().ended(ExitCode.DONE);
      Ran second = other.ended().ended(ExitCode.DONE);
      assertEquals("4 songs of 2 genres, 8 clips; 0 unreadable\n", first.out());
      assertEquals(first.out(), second.out());
      long filled =
          Stream.of(first, second).filter(ran -> ran.err().contains("transformed")).count();
      assertEquals(1, filled, first.err() + second.err());
    }
    assertEquals(1, stores().size());
    assertEquals(List.of(), Studio.unfinished(cache));
  }

  @ParameterizedTest
  @ValueSource(strings = {"magic", "data", "index", "end", "cut", "empty"})
  void features_ofADamagedStore_areMadeAgain(String damage) throws IOException {
    Ran.sordino(command()).ended(ExitCode.DONE);
    Path store = stores().get(0);
    byte[] whole = Files.readAllBytes(store);
    byte[] damaged = whole.clone();
    switch (damage) {
      case "magic" -> damaged[0] ^= 1;
      case "data" -> damaged[whole.length / 3] ^= 4;
      case "index" -> damaged[whole.length - 100] ^= 2;
      case "end" -> damaged[whole.length - 20] ^= 1;
      case "cut" -> damaged = Arrays.copyOf(whole, whole.length - 1000);
      default -> damaged = new byte[0];
    }
    Files.write(store, damaged);
    Ran ran = Ran.sordino(command()).ended(ExitCode.DONE);
    assertTrue(ran.err().contains("4 songs transformed"), ran.err());
    assertArrayEquals(whole, Files.readAllBytes(store));
    assertEquals(List.of(), Studio.unfinished(cache));
  }

  @Test
  void features_afterAChange_areThoseOfTheNewSong() throws IOException {
    Ran.sordino(command()).ended(ExitCode.DONE);
    Studio.song(Studio.GENRES.get(0), 15, song(0, 1));
    Ran ran = Ran.sordino(command()).ended(ExitCode.DONE);
    assertTrue(ran.err().contains("1 song transformed"), ran.err());
    assertEquals(2, stores().size());
    Ran.sordino(command("--scale", "decibel")).ended(ExitCode.DONE);
    assertEquals(3, stores().size());
  }

  @Test
  void features_ofAnUnreadableSong_warnOnceAndCountIt() throws IOException {
    Files.writeString(song(0, 0), "This is not music.");
    for (int time = 0; time < 2; time++) {
      Ran ran = Ran.sordino(command()).ended(ExitCode.DONE);
      assertEquals("3 songs of 2 genres, 6 clips; 1 unreadable\n", ran.out());
      List<String> named =
          ran.err().lines().filter(line -> line.contains(song(0, 0).toString())).toList();
      assertEquals(1, named.size(), ran.err());
      assertTrue(named.get(0).startsWith("warning: "), named.get(0));
    }
  }

  @Test
  void features_ofUnreadableSongsOnly_fail() throws IOException {
    for (int genre = 0; genre < 2; genre++) {
      for (int number = 0; number < 2; number++) {
        Files.writeString(song(genre, number), "This is not music.");
      }
    }
    Ran ran = Ran.sordino(command());
    assertEquals(ExitCode.FAILURE, ran.code());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("none of 4 songs can be read"), ran.err());
    assertEquals(List.of(), stores());
    assertEquals(List.of(), Studio.unfinished(cache));
  }

  @Test
  void features_ofCopies_nameThem() throws IOException {
    Path copy = song(0, 0).resolveSibling(Studio.GENRES.get(0) + ".00007.wav");
    Files.copy(song(0, 0), copy);
    Ran ran = Ran.sordino(command()).ended(ExitCode.DONE);
    String genre = Studio.GENRES.get(0);
    assertTrue(
        ran.out().contains("same recording: " + genre + ".00000 = " + genre + ".00007\n"),
        ran.out());
  }

  @Test
  void features_ofNamesThatAreNotAscii_areRead() throws IOException {
    assumeTrue(ClassifyOutputTest.namesMayBeAnything(), "no such file names here");
    Path genre = Files.createDirectory(songs.resolve("フォーク"));
    Files.copy(song(0, 0), genre.resolve("Çà et là.wav"));
    Ran ran = Ran.sordino(command()).ended(ExitCode.DONE);
    assertTrue(ran.out().startsWith("5 songs of 3 genres"), ran.out());
    assertTrue(ran.out().contains("フォーク.Çà et là"), ran.out());
  }

  @Test
  void features_whereNoFolderCanBe_fail() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "in the way");
    cache = file.resolve("cache");
    Ran.sordino(command()).failed(ExitCode.FAILURE, file);
    assertEquals("in the way", Files.readString(file));
  }

  @Test
  void features_onAFullDisk_failAndLeaveNothingHalfWritten()
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell that limits files");
    try (Child child = Child.onFullDisk(temp, 64, command())) {
      Ran ran = child.ended();
      ran.failed(ExitCode.FAILURE, cache);
    }
    assertEquals(List.of(), stores());
    assertEquals(List.of(), Studio.unfinished(cache));
    Ran.sordino(command()).ended(ExitCode.DONE);
  }

  @Test
  void features_moreThanFitsIntoMemory_leavesNothing() throws Exception {
    Path twoHours = Sounds.sparse(song(1, 1), 7200);
    try (Child child = Child.sordino(temp, List.of("-Xmx200m"), Arrays.asList(command()))) {
      Ran ran = child.ended().ended(ExitCode.FAILURE);
      assertTrue(
          ran.err().contains(twoHours + ": expected a file that fits into Java's memory"),
          ran.err());
      assertEquals(List.of(), stores());
    }
  }

  @Test
  void features_ofImages_areRefused() {
    Ran.sordino("features", "--data", Studio.songs(), "--dataset", "cifar-10")
        .failed(ExitCode.USAGE, "--dataset: expected one of gtzan, demo, found cifar-10");
  }
}
