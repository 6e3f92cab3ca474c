package org.sordino;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drives {@code data-scripts/gtzan.sh} against a server on 127.0.0.1 with a small made-up GTZAN.
 */
class GtzanScriptTest {
  private static final Path SCRIPT = Path.of("data-scripts/gtzan.sh").toAbsolutePath();
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
  private HttpServer server;
  private Path data;
  private byte[] archive = wholeArchive;
  private boolean knowsRanges = true;

  /** How many bytes the server sends before it hangs up, for the first request only. */
  private int cutFirstAt = Integer.MAX_VALUE;

  /** The Range header of each request, or "-". */
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void makeArchive() throws IOException, InterruptedException {
    for (String tool : List.of("bash", "curl", "tar", "gzip")) {
      if (new ProcessBuilder("sh", "-c", "command -v " + tool).start().waitFor() != 0) {
        fail(tool + " is needed by data-scripts/gtzan.sh and was not found on the PATH");
      }
    }
    makeSongs(made.resolve("genres"), "au", ".snd");
    wholeArchive = pack(made, "genres");
  }

  @BeforeEach
  void startServer() throws IOException {
    archive = wholeArchive;
    data = folder.resolve("my data");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/genres.tar.gz", this::serve);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void gtzan_wholeDownload_unpacksAThousandSongsAndNamesTheNextCommand() throws Exception {
    Outcome outcome = gtzan();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(
        "next: sordino train --dataset gtzan --data "
            + data.toString().replace(" ", "\\ ")
            + "/genres --out runs/gtzan\n",
        outcome.stdout());
    assertEquals(".snd of rock 99", Files.readString(data.resolve("genres/rock/rock.00099.au")));
    try (var files = Files.list(data)) {
      assertEquals(List.of(data.resolve("genres")), files.toList());
    }
  }

  @Test
  void gtzan_secondRun_downloadsNothing() throws Exception {
    gtzan();
    Outcome second = gtzan();

    assertEquals(0, second.status(), second.stderr());
    assertEquals(1, requests.size());
  }

  @Test
  void gtzan_connectionCut_goesOnWhereItStopped() throws Exception {
    cutFirstAt = 3000;

    Outcome outcome = gtzan();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(List.of("-", "bytes=3000-"), requests);
  }

  @Test
  void gtzan_earlierRunKilled_goesOnWhereItStopped() throws Exception {
    Files.createDirectories(data);
    Files.write(data.resolve("genres.tar.gz.partial"), Arrays.copyOf(archive, 1234));

    Outcome outcome = gtzan();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(List.of("bytes=1234-"), requests);
  }

  @Test
  void gtzan_earlierDownloadWasWhole_asksTheServerForNothing() throws Exception {
    Files.createDirectories(data);
    Files.write(data.resolve("genres.tar.gz.partial"), archive);

    Outcome outcome = gtzan();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(List.of(), requests);
  }

  @Test
  void gtzan_serverWithoutRanges_startsAgain() throws Exception {
    Files.createDirectories(data);
    Files.write(data.resolve("genres.tar.gz.partial"), Arrays.copyOf(archive, 1234));
    knowsRanges = false;

    Outcome outcome = gtzan();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertEquals(List.of("bytes=1234-", "-"), requests);
  }

  @Test
  void gtzan_wrongChecksum_isRefusedAndSaysBoth() throws Exception {
    String wrong = "0123456789abcdef0123456789abcdef";

    Outcome outcome = gtzan(Map.of("GTZAN_MD5", wrong));

    assertEquals(1, outcome.status());
    assertTrue(
        outcome
            .stderr()
            .contains("wrong checksum: expected MD5 " + wrong + ", found " + md5(archive)),
        outcome.stderr());
    assertFalse(Files.exists(data.resolve("genres")));
  }

  @Test
  void gtzan_missingSongs_areCountedAndNamed() throws Exception {
    makeSongs(folder.resolve("genres"), "au", ".snd");
    Files.delete(folder.resolve("genres/pop/pop.00007.au"));
    Files.writeString(folder.resolve("genres/rock/rock.00008.au"), "");
    archive = pack(folder, "genres");

    Outcome outcome = gtzan();

    assertEquals(1, outcome.status());
    assertTrue(
        outcome
            .stderr()
            .contains("expected 1000 songs, found 998; missing: pop.00007 rock.00008\n"),
        outcome.stderr());
    assertFalse(Files.exists(data.resolve("genres")));
  }

  @Test
  void gtzan_wavCopy_namesTheUnreadableSong() throws Exception {
    makeSongs(folder.resolve("genres_original"), "wav", "RIFF");
    Files.writeString(folder.resolve("genres_original/jazz/jazz.00054.wav"), "no sound");
    archive = pack(folder, "genres_original");

    Outcome outcome = gtzan();

    assertEquals(0, outcome.status(), outcome.stderr());
    assertTrue(
        outcome.stderr().contains("warning: jazz.00054.wav is known to be unreadable"),
        outcome.stderr());
    assertTrue(Files.exists(data.resolve("genres/jazz/jazz.00054.wav")));
  }

  @Test
  void gtzan_otherDamagedSong_fails() throws Exception {
    makeSongs(folder.resolve("genres"), "au", ".snd");
    Files.writeString(folder.resolve("genres/jazz/jazz.00055.au"), "no sound");
    archive = pack(folder, "genres");

    Outcome outcome = gtzan();

    assertEquals(1, outcome.status());
    assertTrue(outcome.stderr().contains("not sound files: jazz.00055.au\n"), outcome.stderr());
  }

  @Test
  void gtzan_pathThatLeavesTheFolder_isRefused() throws Exception {
    Files.createDirectories(folder.resolve("inner/genres"));
    Files.writeString(folder.resolve("escaped.txt"), "x");
    archive = pack(folder.resolve("inner"), "genres", "../escaped.txt");
    Files.delete(folder.resolve("escaped.txt"));

    Outcome outcome = gtzan();

    assertEquals(1, outcome.status());
    assertTrue(
        outcome.stderr().contains("refused, as ../escaped.txt would leave"), outcome.stderr());
    assertFalse(Files.exists(folder.resolve("escaped.txt")));
    assertFalse(Files.exists(data.resolve("genres")));
  }

  @Test
  void gtzan_symbolicLinkInTheArchive_isRefused() throws Exception {
    Files.createDirectories(folder.resolve("genres"));
    Files.createSymbolicLink(folder.resolve("genres/blues"), Path.of("../inside"));
    archive = pack(folder, "genres");

    Outcome outcome = gtzan();

    assertEquals(1, outcome.status());
    assertTrue(outcome.stderr().contains("refused, as it holds links"), outcome.stderr());
  }

  @Test
  void gtzan_notAnArchive_isRefused() throws Exception {
    archive = "<html>moved</html>".getBytes(UTF_8);

    Outcome outcome = gtzan();

    assertEquals(1, outcome.status());
    assertTrue(outcome.stderr().contains("not a whole .tar.gz"), outcome.stderr());
  }

  @Test
  void gtzan_serverGone_saysWhatToDo() throws Exception {
    server.stop(0);

    Outcome outcome = gtzan();

    assertEquals(1, outcome.status());
    assertTrue(outcome.stderr().contains("nothing could be downloaded"), outcome.stderr());
  }

  @Test
  void gtzan_noFolder_isAUsageError() throws Exception {
    Outcome outcome = run(Map.of(), SCRIPT.toString());

    assertEquals(2, outcome.status());
    assertTrue(outcome.stderr().startsWith("usage: gtzan.sh DIR"), outcome.stderr());
  }

  private static void makeSongs(Path genres, String ending, String beginning) throws IOException {
    for (String genre : GENRES) {
      Path songs = Files.createDirectories(genres.resolve(genre));
      for (int number = 0; number < 100; number++) {
        Files.writeString(
            songs.resolve(String.format("%s.%05d.%s", genre, number, ending)),
            beginning + " of " + genre + " " + number);
      }
    }
  }

  private static byte[] pack(Path from, String... members)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("gtzan", ".tar.gz");
    try {
      ProcessBuilder tar = new ProcessBuilder("tar", "-czPf", file.toString());
      tar.command().addAll(List.of(members));
      assertEquals(0, tar.directory(from.toFile()).inheritIO().start().waitFor());
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(range == null ? "-" : range);
    int from = 0;
    int status = 200;
    if (range != null && knowsRanges) {
      from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
      status = 206;
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range", "bytes " + from + "-" + (archive.length - 1) + "/" + archive.length);
    }
    exchange.sendResponseHeaders(status, archive.length - from);
    int end = requests.size() == 1 ? Math.min(archive.length, cutFirstAt) : archive.length;
    exchange.getResponseBody().write(archive, from, end - from);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private record Outcome(int status, String stdout, String stderr) {}

  private Outcome gtzan() throws IOException, InterruptedException {
    return gtzan(Map.of("GTZAN_MD5", md5(archive)));
  }

  private Outcome gtzan(Map<String, String> settings) throws IOException, InterruptedException {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("GTZAN_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/genres.tar.gz");
    return run(all, SCRIPT.toString(), data.toString());
  }

  private Outcome run(Map<String, String> settings, String... command)
      throws IOException, InterruptedException {
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("no_proxy", "127.0.0.1");
    builder.environment().putAll(settings);
    int status = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Outcome(status, Files.readString(out), Files.readString(err));
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
