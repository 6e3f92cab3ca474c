package org.sordino;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Drives {@code data-scripts/gtzan.sh} against a server on 127.0.0.1 with a small made-up GTZAN.
 */
class GtzanScriptTest {
  private static final List<String> GENRES =
      List.of(
          "blues",
          "classical",
          "country",
          "disco",
          "hiphop",
          "jazz",
          "metal",
          "pop",
          "reggae",
          "rock");

  @TempDir static Path made;
  private static byte[] wholeArchive = new byte[0];

  @TempDir Path folder;
  private DataScript script;

  @BeforeAll
  static void makeArchive() throws IOException, InterruptedException {
    DataScript.checkTools();
    makeSongs(made.resolve("genres"), "au", ".snd");
    wholeArchive = DataScript.pack(made, "genres");
  }

  @BeforeEach
  void startServer() throws IOException {
    script = new DataScript("gtzan", folder);
    script.archive = wholeArchive;
  }

  @AfterEach
  void stopServer() {
    script.close();
  }

  /** Puts a file of an earlier run where the data come to lie. */
  private Path there(String name, byte[] content) throws IOException {
    return Files.write(Files.createDirectories(script.data).resolve(name), content);
  }

  @Test
  void gtzan_wholeDownload_unpacksAThousandSongsAndNamesTheNextCommand() throws Exception {
    DataScript.Outcome outcome = script.run();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(
        "next: sordino train --dataset gtzan --data "
            + script.data.toString().replace(" ", "\\ ")
            + "/genres --out runs/gtzan\n",
        outcome.stdout());
    assertEquals(
        ".snd of rock 99", Files.readString(script.data.resolve("genres/rock/rock.00099.au")));
    try (var files = Files.list(script.data)) {
      assertEquals(List.of(script.data.resolve("genres")), files.toList());
    }
  }

  @Test
  void gtzan_secondRun_downloadsNothing() throws Exception {
    script.run();
    DataScript.Outcome second = script.run();

    assertEquals(0, second.status(), second.stderr());
    assertEquals(1, script.requests.size());
  }

  @Test
  void gtzan_connectionCut_goesOnWhereItStopped() throws Exception {
    script.cutFirstAt = 3000;

    DataScript.Outcome outcome = script.run();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(List.of("-", "bytes=3000-"), script.requests);
  }

  @Test
  void gtzan_earlierRunKilled_goesOnWhereItStopped() throws Exception {
    there("genres.tar.gz.partial", Arrays.copyOf(script.archive, 1234));

    DataScript.Outcome outcome = script.run();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(List.of("bytes=1234-"), script.requests);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 503})
  void gtzan_serverRefuses_keepsWhatIsThere(int status) throws Exception {
    Path partial = there("genres.tar.gz.partial", Arrays.copyOf(script.archive, 1234));
    script.refusal = status;

    DataScript.Outcome outcome = script.run();

    assertEquals(1, outcome.status(), outcome.stderr());
    assertEquals(1234, Files.size(partial));
  }

  @Test
  void gtzan_earlierDownloadWasWhole_asksTheServerForNothing() throws Exception {
    there("genres.tar.gz.partial", script.archive);

    DataScript.Outcome outcome = script.run();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(List.of(), script.requests);
  }

  @Test
  void gtzan_serverWithoutRanges_startsAgain() throws Exception {
    there("genres.tar.gz.partial", Arrays.copyOf(script.archive, 1234));
    script.knowsRanges = false;

    DataScript.Outcome outcome = script.run();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(List.of("bytes=1234-", "-"), script.requests);
  }

  /** As of another copy of the archive, which was longer. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gtzan_serverWithoutThatMuch_startsAgain(boolean tellsLength) throws Exception {
    script.tellsLength = tellsLength;
    there("genres.tar.gz.partial", new byte[script.archive.length + 1]);

    DataScript.Outcome outcome = script.run();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(List.of("bytes=" + (script.archive.length + 1) + "-", "-"), script.requests);
    assertTrue(outcome.stderr().contains("genres.tar.gz.partial: starting again"));
  }

  @Test
  void gtzan_wholeArchiveThere_isUnpackedWithoutADownload() throws Exception {
    there("genres.tar.gz", script.archive);

    DataScript.Outcome outcome = script.run();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(List.of(), script.requests);
    assertTrue(Files.exists(script.data.resolve("genres/rock/rock.00099.au")));
  }

  @Test
  void gtzan_wrongArchiveThere_isPutAside() throws Exception {
    there("genres.tar.gz", "another".getBytes(UTF_8));

    DataScript.Outcome outcome = script.run();

    assertEquals(1, outcome.status());
    assertEquals(List.of(), script.requests);
    assertEquals("another", Files.readString(script.data.resolve("genres.tar.gz.wrong")));
  }

  @Test
  void gtzan_folderThatIsIncomplete_isNeitherTakenNorReplaced() throws Exception {
    makeSongs(script.data.resolve("genres"), "au", ".snd");
    Files.delete(script.data.resolve("genres/pop/pop.00007.au"));

    DataScript.Outcome outcome = script.run();

    assertEquals(1, outcome.status());
    assertEquals(List.of(), script.requests);
    assertTrue(
        outcome
            .stderr()
            .endsWith(
                script.data.resolve("genres")
                    + " is incomplete; move it away to download GTZAN again\n"),
        outcome.stderr());
    assertTrue(Files.exists(script.data.resolve("genres/pop/pop.00008.au")));
  }

  @Test
  void gtzan_wavCopyUnpackedByHand_isVerifiedAndTaken() throws Exception {
    makeSongs(script.data.resolve("genres_original"), "wav", "RIFF");

    DataScript.Outcome outcome = script.run();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(List.of(), script.requests);
    assertTrue(outcome.stdout().contains("/genres_original --out runs/gtzan\n"), outcome.stdout());
  }

  @Test
  void gtzan_checksumNone_takesWhatComes_andWarns() throws Exception {
    DataScript.Outcome outcome = script.run(Map.of("MD5", "none"));

    assertEquals(0, outcome.status(), outcome.stderr());
    assertTrue(
        outcome.stderr().contains("warning: the checksum is not checked\n"), outcome.stderr());
    assertTrue(Files.exists(script.data.resolve("genres/rock/rock.00099.au")));
  }

  @Test
  void gtzan_wrongChecksum_isRefusedAndSaysBoth() throws Exception {
    String wrong = "0123456789abcdef0123456789abcdef";

    DataScript.Outcome outcome = script.run(Map.of("MD5", wrong));

    assertEquals(1, outcome.status());
    assertTrue(
        outcome
            .stderr()
            .contains(
                "wrong checksum: expected MD5 "
                    + wrong
                    + ", found "
                    + DataScript.md5(script.archive)),
        outcome.stderr());
    assertFalse(Files.exists(script.data.resolve("genres")));
  }

  @Test
  void gtzan_missingSongs_areCountedAndNamed() throws Exception {
    makeSongs(folder.resolve("genres"), "au", ".snd");
    Files.delete(folder.resolve("genres/pop/pop.00007.au"));
    Files.writeString(folder.resolve("genres/rock/rock.00008.au"), "");
    script.archive = DataScript.pack(folder, "genres");

    DataScript.Outcome outcome = script.run();

    assertEquals(1, outcome.status());
    assertTrue(
        outcome
            .stderr()
            .contains("expected 1000 songs, found 998; missing: pop.00007 rock.00008\n"),
        outcome.stderr());
    assertFalse(Files.exists(script.data.resolve("genres")));
  }

  @Test
  void gtzan_wavCopy_namesTheUnreadableSong() throws Exception {
    makeSongs(folder.resolve("genres_original"), "wav", "RIFF");
    Files.writeString(folder.resolve("genres_original/jazz/jazz.00054.wav"), "no sound");
    script.archive = DataScript.pack(folder, "genres_original");

    DataScript.Outcome outcome = script.run();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertTrue(
        outcome.stderr().contains("warning: jazz.00054.wav is known to be unreadable"),
        outcome.stderr());
    assertTrue(Files.exists(script.data.resolve("genres/jazz/jazz.00054.wav")));
  }

  @Test
  void gtzan_otherDamagedSong_fails() throws Exception {
    makeSongs(folder.resolve("genres"), "au", ".snd");
    Files.writeString(folder.resolve("genres/jazz/jazz.00055.au"), "no sound");
    script.archive = DataScript.pack(folder, "genres");

    DataScript.Outcome outcome = script.run();

    assertEquals(1, outcome.status());
    assertTrue(outcome.stderr().contains("not sound files: jazz.00055.au\n"), outcome.stderr());
  }

  @Test
  void gtzan_pathThatLeavesTheFolder_isRefused() throws Exception {
    Files.createDirectories(folder.resolve("inner/genres"));
    Files.writeString(folder.resolve("escaped.txt"), "x");
    script.archive = DataScript.pack(folder.resolve("inner"), "genres", "../escaped.txt");
    Files.delete(folder.resolve("escaped.txt"));

    DataScript.Outcome outcome = script.run();

    assertEquals(1, outcome.status());
    assertTrue(
        outcome.stderr().contains("refused, as ../escaped.txt would leave"), outcome.stderr());
    assertFalse(Files.exists(folder.resolve("escaped.txt")));
    assertFalse(Files.exists(script.data.resolve("genres")));
  }

  @Test
  void gtzan_symbolicLinkInTheArchive_isRefused() throws Exception {
    Files.createDirectories(folder.resolve("genres"));
    Files.createSymbolicLink(folder.resolve("genres/blues"), Path.of("../inside"));
    script.archive = DataScript.pack(folder, "genres");

    DataScript.Outcome outcome = script.run();

    assertEquals(1, outcome.status());
    assertTrue(outcome.stderr().contains("refused, as it holds links"), outcome.stderr());
  }

  @Test
  void gtzan_notAnArchive_isRefused() throws Exception {
    script.archive = "<html>moved</html>".getBytes(UTF_8);

    DataScript.Outcome outcome = script.run();

    assertEquals(1, outcome.status());
    assertTrue(outcome.stderr().contains("not a whole .tar.gz"), outcome.stderr());
  }

  @Test
  void gtzan_serverGone_saysWhatToDo() throws Exception {
    script.close();

    DataScript.Outcome outcome = script.run();

    assertEquals(1, outcome.status());
    assertTrue(outcome.stderr().contains("nothing could be downloaded"), outcome.stderr());
  }

  @Test
  void gtzan_noFolder_isAUsageError() throws Exception {
    DataScript.Outcome outcome = script.run(Map.of(), new String[0]);

    assertEquals(2, outcome.status());
    assertTrue(outcome.stderr().startsWith("usage: gtzan.sh DIR"), outcome.stderr());
  }

  private static void makeSongs(Path genres, String ending, String beginning) throws IOException {
    for (String genre : GENRES) {
      Path songs = Files.createDirectories(genres.resolve(genre));
      for (int number = 0; number < 100; number++) {
        Files.writeString(
            songs.resolve(String.format(Locale.ROOT, "%s.%05d.%s", genre, number, ending)),
            beginning + " of " + genre + " " + number);
      }
    }
  }
}
