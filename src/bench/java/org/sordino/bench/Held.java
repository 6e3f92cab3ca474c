package org.sordino.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What this process holds, on Linux. All but the heap is read before Java's objects are collected:
 * what only a collection gives back, such as memory beside the heap and mapped files, counts.
 *
 * @param when after what
 * @param resident memory, in MB
 * @param mapped the part of it that is of mapped files, in MB
 * @param maps pieces of its address space: mapped files and blocks of memory
 * @param threads its threads
 * @param files its open files
 * @param heap what Java's objects take once those that nobody needs are gone, in MB
 */
record Held(
    String when, long resident, long mapped, long maps, long threads, long files, long heap) {
  static final String HEAD =
      "| done | resident, MB | mapped files, MB | maps | threads | open files | heap, MB |\n"
          + "|---|---|---|---|---|---|---|";

  /** Resident memory goes up and down: malloc gives pages back when it likes. */
  private static final double RESIDENT_SHARE = 0.1;

  /**
   * What libraries still load of themselves. A training maps a store of 8 MB: between the rows that
   * are compared, which are 100 trainings apart, three left behind are more.
   */
  private static final long MAPPED_MB = 16;

  /**
   * A new thread brings two to four (its stack and its guard, its part of malloc's memory), a large
   * block of memory one. It is less than one for each of those 100 trainings.
   */
  private static final long MAPS = 50;

  /** Threads and files each: the compiler starts and ends threads as it has work. */
  private static final long COUNT = 2;

  /** What the compiler and class loading still add. */
  private static final long HEAP_MB = 8;

  /** What counts as growth, in words. */
  static final String TOLERANCE =
      "%.0f %% resident, %d MB mapped files, %d maps, %d threads, %d open files, %d MB heap"
          .formatted(100 * RESIDENT_SHARE, MAPPED_MB, MAPS, COUNT, COUNT, HEAP_MB);

  /** What is held now. */
  static Held now(String when) throws IOException {
    long resident = status("VmRSS:") / 1024;
    long mapped = status("RssFile:") / 1024;
    long maps;
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
      maps = lines.count();
    }
    long threads = status("Threads:");
    long files = openFiles();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    return new Held(when, resident, mapped, maps, threads, files, heap);
  }

  /** The least that was held of each, from the first to the last of {@code rows}. */
  static Held least(List<Held> rows) {
    return new Held(
        rows.get(0).when + " … " + rows.get(rows.size() - 1).when,
        least(rows, Held::resident),
        least(rows, Held::mapped),
        least(rows, Held::maps),
        least(rows, Held::threads),
        least(rows, Held::files),
        least(rows, Held::heap));
  }

  private static long least(List<Held> rows, ToLongFunction<Held> what) {
    return rows.stream().mapToLong(what).min().orElseThrow();
  }

  /** A row of the table. */
  String row() {
    return "| %s | %d | %d | %d | %d | %d | %d |"
        .formatted(when, resident, mapped, maps, threads, files, heap);
  }

  /** What is more than it was at {@code early} by more than {@link #TOLERANCE}, in words. */
  List<String> grownSince(Held early) {
    List<String> grown = new ArrayList<>();
    add(grown, "MB resident", early.resident, resident, (long) (RESIDENT_SHARE * early.resident));
    add(grown, "MB of mapped files", early.mapped, mapped, MAPPED_MB);
    add(grown, "maps", early.maps, maps, MAPS);
    add(grown, "threads", early.threads, threads, COUNT);
    add(grown, "open files", early.files, files, COUNT);
    add(grown, "MB heap", early.heap, heap, HEAP_MB);
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
