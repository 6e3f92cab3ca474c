package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.EngineTest;

/** The classifier in a program of its own, which sets none of what the command line sets. */
class EmbeddedTest extends EngineTest {
  @TempDir private Path folder;

  /** Tells the connections that Java is asked for, and makes none. */
  private static final class Listening extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL target) throws IOException {
      System.out.println("connects to " + target);
      throw new ConnectException("no network here");
    }

    @Override
    protected URLConnection openConnection(URL target, Proxy proxy) throws IOException {
      return openConnection(target);
    }
  }

  /** Such a program; its argument is the model. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws IOException {
      URL.setURLStreamHandlerFactory(
          protocol -> protocol.startsWith("http") ? new Listening() : null);
      try (GenreClassifier classifier = GenreClassifier.load(Path.of(args[0]))) {
        int answers = classifier.classify(new float[22_050], 22_050).probabilities().size();
        System.out.println(answers + " genres, offline " + System.getProperty("ai.djl.offline"));
      }
    }
  }

  private String printed(String... options) throws IOException, InterruptedException {
    TinyModel.write(folder.resolve("model"), TinyModel.plain(), 1, manager);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(List.of("-Xmx500m", "-XX:TieredStopAtLevel=1"));
    builder.command().addAll(List.of(options));
    builder.command().addAll(List.of("-cp", System.getProperty("java.class.path")));
    builder.command().addAll(List.of(Program.class.getName(), folder.resolve("model").toString()));
    builder.environment().keySet().removeAll(List.of("OPT_OUT_TRACKING", "DJL_OFFLINE"));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running");
      assertEquals(0, process.exitValue(), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out);
  }

  @Test
  void load_inAProgramThatSetsNothing_opensNoConnection() throws Exception {
    assertEquals("3 genres, offline true" + System.lineSeparator(), printed());
  }

  /** And so this test would notice a connection. */
  @Test
  void load_inAProgramThatWantsTheNetwork_leavesItItsWill() throws Exception {
    String printed =
        printed("-Dai.djl.offline=false", "-Doffline=false", "-DOPT_OUT_TRACKING=false");

    assertTrue(printed.startsWith("connects to http://169.254.169.254/"), printed);
    assertTrue(printed.endsWith("3 genres, offline false" + System.lineSeparator()), printed);
  }
}
