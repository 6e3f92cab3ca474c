package org.sordino.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sordino.cli.Sordino;

/** {@code sordino} as a process of its own, which prints into a file. */
record Program(Process process, Path log) {
  private static final int PATIENCE_SECONDS = 300;

  /** As Java tells SIGKILL. */
  private static final int KILLED = 128 + 9;

  static Program start(Path folder, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:-UsePerfData", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sordino.class.getName()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    Path log = Files.createTempFile(folder, "sordino", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new Program(process, log);
  }

  /** What it printed so far. */
  String printed() throws IOException {
    return Files.readString(log);
  }

  /** Its exit code. */
  int ended() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("no end: " + printed());
    }
    return process.exitValue();
  }

  /** Ends as it should. */
  void done() throws IOException, InterruptedException {
    require(ended() == 0, "exit code " + process.exitValue());
  }

  /** Ends having done the files that can be done. */
  void others() throws IOException, InterruptedException {
    require(ended() == 3, "exit code " + process.exitValue());
  }

  /** Ends with a refusal in a line that holds {@code named}, and without a stack trace. */
  void refused(String named) throws IOException, InterruptedException {
    int code = ended();
    require(code == 1 || code == 3, "exit code " + code);
    String text = printed();
    require(text.contains(named), "nothing of " + named);
    require(!text.contains("\tat ") && !text.contains("internal error"), "an internal error");
  }

  /** Ends at once, without a chance to clean up; false if it had ended, as it should. */
  boolean kill() throws IOException, InterruptedException {
    int code = process.destroyForcibly().waitFor();
    require(code == KILLED || code == 0, "exit code " + code);
    return code == KILLED;
  }

  /** Waits until it has printed {@code text}. */
  void prints(String text) throws IOException, InterruptedException {
    for (int i = 0; !printed().contains(text); i++) {
      require(process.isAlive() && i < 50 * PATIENCE_SECONDS, "nothing of " + text);
      Thread.sleep(20);
    }
  }

  /** Stops it ({@code STOP}) and lets it go on ({@code CONT}). */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private void require(boolean condition, String problem) throws IOException {
    if (!condition) {
      throw new AssertionError(problem + ": " + printed());
    }
  }
}
