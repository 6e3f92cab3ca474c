package org.sordino.fault;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Several processes on one feature store and on one run folder. */
record SharedFaults(Studio studio, PrintStream out) {
  /** One process fills the store; the others are told which, wait, and have the same. */
  void store(int processes) throws IOException, InterruptedException {
    Path cache = studio.path("shared-cache");
    Studio.delete(cache);
    Program first = Program.start(studio.folder(), studio.features(cache));
    waitForText(first, cache, ".lock");
    first.signal("STOP");
    List<Program> others = new ArrayList<>();
    for (int i = 1; i < processes; i++) {
      others.add(Program.start(studio.folder(), studio.features(cache)));
    }
    for (Program other : others) {
      other.prints("another process (" + first.process().pid() + ") is filling");
    }
    first.signal("CONT");
    first.done();
    for (Program other : others) {
      other.done();
    }
    same(Studio.results(cache), Studio.results(studio.path("cache")));
    out.println(processes + " processes on one feature store: the same in all");
  }

  /** One process trains; the others are refused and told which. */
  void run(int processes) throws IOException, InterruptedException {
    Path run = studio.path("shared-run");
    Studio.delete(run);
    Program first = Program.start(studio.folder(), studio.train(run));
    waitForText(first, run, "config.json");
    first.signal("STOP");
    List<Program> others = new ArrayList<>();
    for (int i = 1; i < processes; i++) {
      others.add(Program.start(studio.folder(), studio.train(run, "--resume")));
    }
    for (Program other : others) {
      other.refused("another process (" + first.process().pid() + ") is training");
    }
    first.signal("CONT");
    first.done();
    same(Studio.results(run), Studio.results(studio.path("run")));
    out.println(processes + " processes on one run folder: one trains, the others are told which");
  }

  private static void same(Map<String, String> found, Map<String, String> expected) {
    if (!found.equals(expected)) {
      throw new AssertionError(found.keySet() + " is not as " + expected.keySet());
    }
  }

  /** Waits until {@code folder} holds a file of this ending that is not empty. */
  private static void waitForText(Program program, Path folder, String ending)
      throws IOException, InterruptedException {
    while (!holds(folder, ending)) {
      if (!program.process().isAlive()) {
        throw new AssertionError("too quick: " + program.printed());
      }
      Thread.sleep(2);
    }
  }

  private static boolean holds(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toString().endsWith(ending) && Files.size(file) > 0) {
          return true;
        }
      }
    }
    return false;
  }
}
