package org.sordino.fault;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/**
 * Many damaged files, each read under watch. A fault is anything but a result that makes sense or a
 * refusal in one line: another exception, an error, more than {@value #MOST_SECONDS} s of work or
 * of waiting (see {@link Watch}), more memory than {@link #mostBytes} and the target state, or a
 * process that grows by more than {@value #MOST_GROWTH} bytes, native libraries included. Files
 * with faults are kept.
 */
final class Campaign {
  static final long MOST_SECONDS = 5;

  /** Decoders' tables, filters and a resampler; the rest has to come from the file itself. */
  private static final long FIXED_BYTES = 16L << 20;

  private static final long PER_BYTE = 1024;
  private static final long PER_NUMBER = 16;

  /** Java's heap may grow by the way. */
  private static final long MOST_GROWTH = 256L << 20;

  private static final int LONGEST_MESSAGE = 1000;

  private final long seed;
  private final Path folder;
  private final PrintStream out;
  private final Watch watch = new Watch(MOST_SECONDS);
  private final Tally total = new Tally();

  /**
   * A campaign.
   *
   * @param folder where files with faults are kept
   */
  Campaign(long seed, Path folder, PrintStream out) {
    this.seed = seed;
    this.folder = folder;
    this.out = out;
  }

  /** What came of the files of one kind. */
  private static final class Tally {
    int files;
    int read;
    int refused;
    int faults;
    double seconds;
    long bytes;
    long growth;

    void add(Tally other) {
      files += other.files;
      read += other.read;
      refused += other.refused;
      faults += other.faults;
      seconds = Math.max(seconds, other.seconds);
    }

    @Override
    public String toString() {
      return "%6d read %6d refused %3d faults, at most %.2f s, %d MB and %d MB of the process"
          .formatted(read, refused, faults, seconds, bytes >> 20, growth >> 20);
    }
  }

  /** How many files had faults so far. */
  int faults() {
    return total.faults;
  }

  /** What came of all files so far, in words. */
  String summary() {
    return "%d files: %d read, %d refused, %d faults, at most %.2f s"
        .formatted(total.files, total.read, total.refused, total.faults, total.seconds);
  }

  /** What a file may allocate, all told, garbage too. */
  static long mostBytes(long fileBytes, long numbers) {
    return FIXED_BYTES + PER_BYTE * fileBytes + PER_NUMBER * numbers;
  }

  /** Damages the files of {@code target} in turn, {@code count} times; the faults so far. */
  int run(Target target, int count) throws IOException, InterruptedException {
    List<Specimen> specimens = target.specimens();
    Map<String, Tally> tallies = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      Specimen specimen = specimens.get(i % specimens.size());
      byte[] content = specimen.damaged(random(seed, i));
      Path file = Files.write(target.folder().resolve(specimen.name()), content);
      String kind = target.name() + " " + specimen.name().replaceFirst(".*\\.", ".");
      Tally tally = tallies.computeIfAbsent(kind, key -> new Tally());
      String fault = fault(file, content.length, target, tally);
      tally.files++;
      if (fault != null) {
        tally.faults++;
        String name = target.name() + "-" + seed + "-" + i + "-" + specimen.name();
        out.println("FAULT " + Files.write(folder.resolve(name), content) + ": " + fault);
      }
      Files.write(file, specimen.content());
    }
    tallies.forEach((kind, tally) -> out.printf("%-24s %s%n", kind, tally));
    tallies.values().forEach(total::add);
    return total.faults;
  }

  /** The first numbers of Java's Random are much the same for neighbouring seeds: mixed before. */
  static Random random(long seed, int i) {
    return new Random(new SplittableRandom(seed * 1_000_003 + i).nextLong());
  }

  private String fault(Path file, long size, Target target, Tally tally)
      throws InterruptedException {
    Watch.Measured<Long> measured;
    try {
      measured = watch.run(() -> target.trial().examine(file));
    } catch (TimeoutException e) {
      return "no end after " + MOST_SECONDS + " s of " + e.getMessage();
    }
    tally.seconds = Math.max(tally.seconds, measured.seconds());
    tally.bytes = Math.max(tally.bytes, measured.bytes());
    tally.growth = Math.max(tally.growth, measured.growth());
    String excess = excess(measured, size, target);
    if (excess != null) {
      return excess;
    }
    Throwable problem = measured.problem();
    if (problem == null) {
      tally.read++;
      return null;
    }
    tally.refused++;
    return badRefusal(file, problem);
  }

  /** What a file of {@code size} bytes took too much of, null if nothing. */
  static String excess(Watch.Measured<Long> measured, long size, Target target) {
    long numbers = measured.problem() == null ? measured.result() : 0;
    long most = target.readings() * (mostBytes(size, numbers) + target.more());
    if (measured.seconds() > MOST_SECONDS) {
      return "%.1f s of the processor for a file of %,d bytes".formatted(measured.seconds(), size);
    }
    if (measured.bytes() > most) {
      return "%,d bytes allocated for a file of %,d".formatted(measured.bytes(), size);
    }
    if (measured.growth() > MOST_GROWTH) {
      return "the process grew by %,d bytes for a file of %,d".formatted(measured.growth(), size);
    }
    return null;
  }

  /** What is wrong with a refusal, null if nothing is. */
  static String badRefusal(Path file, Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    if (!(problem instanceof IOException)) {
      StackTraceElement[] trace = problem.getStackTrace();
      return problem
          + (trace.length == 0
              ? ""
              : " at " + List.of(trace).subList(0, Math.min(8, trace.length)));
    }
    boolean named =
        message.contains(String.valueOf(file.getFileName()).replaceFirst("\\.[a-z]+$", ""))
            || message.contains(String.valueOf(file.getParent()));
    boolean oneLine = message.chars().noneMatch(Character::isISOControl);
    return named && oneLine && message.length() <= LONGEST_MESSAGE
        ? null
        : "a message that is not one line with the file's name: " + problem;
  }
}
