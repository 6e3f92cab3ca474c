package org.sordino.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What this process holds, on Linux.
 *
 * @param when after what
 * @param resident memory, in MB
 * @param heap what Java's objects take once those that nobody needs are gone, in MB
 * @param threads its threads
 * @param files its open files
 */
record Held(String when, long resident, long heap, long threads, long files) {
  static final String HEAD =
      "| done | resident, MB | heap, MB | threads | open files |\n|---|---|---|---|---|";

  /** Resident memory goes up and down: malloc gives pages back when it likes. */
  private static final double RESIDENT_SHARE = 0.1;

  /** What the compiler and class loading still add. */
  private static final long HEAP_MB = 8;

  /** Threads and files each: the compiler starts and ends threads as it has work. */
  private static final long COUNT = 2;

  /** What counts as growth, in words. */
  static final String TOLERANCE =
      "%.0f %% resident, %d MB heap, %d threads, %d open files"
          .formatted(100 * RESIDENT_SHARE, HEAP_MB, COUNT, COUNT);

  /** What is held now. */
  static Held now(String when) throws IOException {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return new Held(
        when,
        status("VmRSS:") / 1024,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        status("Threads:"),
        openFiles());
  }

  /** The least that was held of each, from the first to the last of {@code rows}. */
  static Held least(List<Held> rows) {
    return new Held(
        rows.get(0).when + " … " + rows.get(rows.size() - 1).when,
        least(rows, Held::resident),
        least(rows, Held::heap),
        least(rows, Held::threads),
        least(rows, Held::files));
  }

  private static long least(List<Held> rows, ToLongFunction<Held> what) {
    return rows.stream().mapToLong(what).min().orElseThrow();
  }

  /** A row of the table. */
  String row() {
    return "| %s | %d | %d | %d | %d |".formatted(when, resident, heap, threads, files);
  }

  /** What is more than it was at {@code early} by more than {@link #TOLERANCE}, in words. */
  List<String> grownSince(Held early) {
    List<String> grown = new ArrayList<>();
    add(grown, "MB resident", early.resident, resident, (long) (RESIDENT_SHARE * early.resident));
    add(grown, "MB heap", early.heap, heap, HEAP_MB);
    add(grown, "threads", early.threads, threads, COUNT);
    add(grown, "open files", early.files, files, COUNT);
    String span = " (%s; %s)".formatted(early.when, when);
    return grown.stream().map(what -> what + span).toList();
  }

  private static void add(List<String> grown, String unit, long before, long after, long most) {
    if (after - before > most) {
      grown.add("%d to %d %s".formatted(before, after, unit));
    }
  }

  private static long status(String key) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }
}
