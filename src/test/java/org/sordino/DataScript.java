package org.sordino;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A script of {@code data-scripts}, and a server on 127.0.0.1 that it downloads from. */
final class DataScript implements AutoCloseable {
  /** What the server sends. */
  byte[] archive = new byte[0];

  /** Whether the server can go on in the middle. */
  boolean knowsRanges = true;

  /** Whether it tells how long the archive is when asked to go on behind its end. */
  boolean tellsLength = true;

  /** With what the server refuses every request, 0 if it does not. */
  int refusal;

  /** How many bytes the server sends before it hangs up, for the first request only. */
  int cutFirstAt = Integer.MAX_VALUE;

  /** The Range header of each request, or "-". */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** The folder that the script is given. */
  final Path data;

  private final Path script;
  private final String prefix;
  private final Path folder;
  private final HttpServer server;

  /** How a script ended and what it said. */
  record Outcome(int status, String stdout, String stderr) {}

  /** {@code data-scripts/name.sh}; files go into {@code folder}. */
  DataScript(String name, Path folder) throws IOException {
    script = Path.of("data-scripts", name + ".sh").toAbsolutePath();
    prefix = name.toUpperCase(Locale.ROOT);
    this.folder = folder;
    data = folder.resolve("my data");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/archive.tar.gz", this::serve);
    server.start();
  }

  /** Fails if a tool is missing that the scripts need. */
  static void checkTools() throws IOException, InterruptedException {
    for (String tool : List.of("bash", "curl", "tar", "gzip")) {
      if (new ProcessBuilder("sh", "-c", "command -v " + tool).start().waitFor() != 0) {
        fail(tool + " is needed by the scripts in data-scripts and was not found on the PATH");
      }
    }
  }

  /** The {@code members} of {@code from} as a {@code .tar.gz}. */
  static byte[] pack(Path from, String... members) throws IOException, InterruptedException {
    Path file = Files.createTempFile("packed", ".tar.gz");
    try {
      ProcessBuilder tar = new ProcessBuilder("tar", "-czPf", file.toString());
      tar.command().addAll(List.of(members));
      assertEquals(0, tar.directory(from.toFile()).inheritIO().start().waitFor());
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Runs it with the checksum of what the server sends. */
  Outcome run() throws IOException, InterruptedException {
    return run(Map.of());
  }

  /** As {@link #run()}, with more environment variables, named without their prefix. */
  Outcome run(Map<String, String> settings) throws IOException, InterruptedException {
    Map<String, String> all = new TreeMap<>();
    all.put("URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/archive.tar.gz");
    all.put("MD5", md5(archive));
    all.putAll(settings);
    return run(all, data.toString());
  }

  /** Runs it with these arguments. */
  Outcome run(Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("no_proxy", "127.0.0.1");
    settings.forEach((name, value) -> builder.environment().put(prefix + "_" + name, value));
    int status = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Outcome(status, Files.readString(out), Files.readString(err));
  }

  private void serve(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(range == null ? "-" : range);
    if (refusal > 0) {
      exchange.sendResponseHeaders(refusal, -1);
      exchange.close();
      return;
    }
    int from = 0;
    int status = 200;
    if (range != null && knowsRanges) {
      from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
      if (from >= archive.length) {
        if (tellsLength) {
          exchange.getResponseHeaders().add("Content-Range", "bytes */" + archive.length);
        }
        exchange.sendResponseHeaders(416, -1);
        exchange.close();
        return;
      }
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

  static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops the server. */
  @Override
  public void close() {
    server.stop(0);
  }
}
