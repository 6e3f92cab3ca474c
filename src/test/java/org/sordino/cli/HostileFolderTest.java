package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sordino.cli.Studio.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.file.CsvReader;

/** Names and links in folders of music that are made to do harm. */
class HostileFolderTest {
  private static final String NAME = "a\n=1+1\u001b[2J,\"b\".wav";

  @TempDir Path temp;

  private Path hostile(boolean broken) throws IOException {
    try {
      Path file = temp.resolve(NAME);
      return broken ? Files.writeString(file, "no sound") : Files.copy(Studio.song(), file);
    } catch (InvalidPathException e) {
      assumeTrue(false, "this platform has no such names");
      throw e;
    }
  }

  @Test
  void name_withALineEndAndCodes_isOneStringOfJson() throws IOException {
    Path file = hostile(false);
    Ran ran = classify(temp, "--json").ended(ExitCode.DONE);
    assertEquals(file.toString(), ran.json().get(0).path("file").asText());
    assertTrue(ran.out().chars().noneMatch(c -> c == 0x1b), ran.out());
  }

  @Test
  void name_withALineEndAndCodes_isOneFieldOfCsv() throws IOException {
    Path file = hostile(false);
    Path csv = temp.resolve("answers.csv");
    Files.writeString(csv, classify(temp, "--csv").ended(ExitCode.DONE).out());
    try (CsvReader reader = new CsvReader(csv)) {
      int columns = reader.next().size();
      List<String> row = reader.next();
      assertEquals(columns, row.size());
      assertEquals(file.toString(), row.get(0));
      assertEquals(null, reader.next());
    }
  }

  @Test
  void name_ofABrokenFile_isToldInOneLineWithoutCodes() throws IOException {
    hostile(true);
    Ran ran = classify(temp).ended(ExitCode.SOME_FAILED);
    assertTrue(
        ran.err().lines().allMatch(line -> line.startsWith("sordino: ") || line.contains(" of ")),
        ran.err());
    assertTrue(ran.err().chars().noneMatch(c -> c == 0x1b), ran.err());
  }

  @Test
  void links_thatGoRoundInCircles_areNotFollowed() throws IOException {
    Path music = Files.createDirectories(temp.resolve("music/rock"));
    Files.copy(Studio.song(), music.resolve("a.wav"));
    Files.createSymbolicLink(music.resolve("up"), temp.resolve("music"));
    Files.createSymbolicLink(music.resolve("self.wav"), music.resolve("self.wav"));
    Files.createSymbolicLink(music.resolve("nowhere.wav"), temp.resolve("nowhere.wav"));

    assertEquals(1, classify(temp, "--json").ended(ExitCode.DONE).json().size());
  }

  @Test
  void genreFolder_thatLinksToTheFolderAboveIt_isRefusedByName() throws IOException {
    Path songs = temp.resolve("songs");
    Studio.write(songs, 1);
    Files.createSymbolicLink(songs.resolve("loop"), songs);

    Ran.sordino("features", "--data", songs, "--cache", temp.resolve("cache"))
        .failed(ExitCode.FAILURE, "genre folder loop holds no songs");
  }
}
