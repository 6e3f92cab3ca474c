package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.dataset.MadeUpSongs;
import org.sordino.dataset.Song;
import org.sordino.dataset.SongFolder;

class DemoCommandTest {
  @TempDir Path temp;

  /** Its training only begins. */
  @Test
  void demo_whereItTrains_hasMadeItsSongsAndTellsTheDevice()
      throws IOException, InterruptedException {
    Path out = temp.resolve("demo");
    try (Child child =
        Child.sordino(
            temp,
            List.of("-XX:TieredStopAtLevel=4"), // by which the songs are made sooner
            List.of("demo", "--out", out, "--device", "cpu", "--threads", 2))) {
      child.killAt(child.err(), 3);
      List<String> lines = Files.readAllLines(child.err());
      assertEquals(
          "1. making 300 songs of 10 made-up genres in " + out.resolve("songs"), lines.get(0));
      assertTrue(lines.get(1).startsWith("2. training nnet1 "), lines.get(1));
      assertTrue(lines.get(2).startsWith("device cpu, 2 threads, PyTorch "), lines.get(2));
    }
    List<Song> songs = SongFolder.read(out.resolve("songs"), List.of(), 0).songs();
    assertEquals(300, songs.size());
    for (Song song : songs) {
      assertEquals(44 + 12 * 22_050 * 2, Files.size(song.file()));
    }
    // As the genre's song 29 of 12 s and seed 1, whatever else is made.
    float[] last = new MadeUpSongs(30, 12, 1).samples("waltz", 29);
    WavFile.write(temp.resolve("waltz.wav"), new Audio(last, MadeUpSongs.SAMPLE_RATE));
    assertEquals(-1, Files.mismatch(temp.resolve("waltz.wav"), songs.get(299).file()));
  }

  @Test
  void demo_overAnEarlierOne_isRefused() throws IOException {
    Files.createDirectories(temp.resolve("songs"));
    Ran.sordino("demo", "--out", temp).failed(ExitCode.USAGE, "--out " + temp, "new or empty");
  }

  @Test
  void demo_besideOtherFiles_isRefusedAndLeavesThem() throws IOException {
    Path music = Files.createDirectories(temp.resolve("music"));
    Path song = Files.writeString(music.resolve("song.mp3"), "mine");
    Ran.sordino("demo", "--out", music).failed(ExitCode.USAGE, "--out " + music, "new or empty");
    Ran.sordino("demo", "--out", song).failed(ExitCode.USAGE, "--out " + song, "found a file");
    try (Stream<Path> files = Files.list(music)) {
      assertEquals(List.of(song), files.toList());
    }
  }
}
