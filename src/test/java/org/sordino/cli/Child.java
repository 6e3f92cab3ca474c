package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs {@code sordino}, for what one process cannot show. */
record Child(Process process, Path out, Path err) implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  /** Starts {@code sordino}; what it prints goes to files in {@code folder}. */
  static Child sordino(Path folder, Object... arguments) throws IOException {
    return start(folder, java(List.of(), arguments));
  }

  /** The same with more {@code options} for the Java machine. */
  static Child sordino(Path folder, List<String> options, List<Object> arguments)
      throws IOException {
    return start(folder, java(options, arguments.toArray()));
  }

  /** The same with another class path. */
  static Child sordino(Path folder, List<String> options, String classPath, List<Object> arguments)
      throws IOException {
    List<String> command = java(options, arguments.toArray());
    command.set(command.indexOf("-cp") + 1, classPath);
    return start(folder, command);
  }

  /**
   * Starts {@code sordino} with files limited to {@code kilobytes}, which is how a full disk looks
   * to it: writing more fails.
   */
  static Child onFullDisk(Path folder, int kilobytes, Object... arguments) throws IOException {
    // The shell's unit is 512 bytes by POSIX and 1024 in some shells: the caller leaves room.
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f \"$0\" && exec \"$@\""));
    command.add(Integer.toString(kilobytes));
    command.addAll(java(List.of(), arguments));
    return start(folder, command);
  }

  private static Child start(Path folder, List<String> command) throws IOException {
    Path out = Files.createTempFile(folder, "child", ".out");
    Path err = Files.createTempFile(folder, "child", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Child(process, out, err);
  }

  private static List<String> java(List<String> options, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sordino.class.getName()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return command;
  }

  /** Waits for its end. */
  Ran ended() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still running: " + Files.readString(err));
    }
    return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Kills it without warning once {@code file} has {@code lines} lines. */
  void killAt(Path file, int lines) throws IOException, InterruptedException {
    await(file, lines);
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, as Ctrl-C does, once {@code file} has {@code lines} lines. */
  Ran interruptedAt(Path file, int lines) throws IOException, InterruptedException {
    await(file, lines);
    process.destroy();
    return ended();
  }

  private void await(Path file, int lines) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(file) || Files.readString(file).lines().count() < lines) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("too late to be killed: " + Files.readString(err));
      }
      Thread.sleep(2);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
