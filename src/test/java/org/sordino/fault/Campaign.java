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
 * refusal in one line: another exception, an error, more than {@value #MOST_SECONDS} s, more memory
 * than {@link #mostBytes} states, or a process that grows by more than {@value #MOST_GROWTH} bytes,
 * native libraries included. Files with faults are kept.
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
  private int faults;

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
    int read;
    int refused;
    int faults;
    double seconds;
    long bytes;
    long growth;

    @Override
    public String toString() {
      return "%6d read %6d refused %3d faults, at most %.2f s, %d MB and %d MB of the process"
          .formatted(read, refused, faults, seconds, bytes >> 20, growth >> 20);
    }
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
      String fault = fault(file, content.length, target.trial(), tally);
      if (fault != null) {
        faults++;
        tally.faults++;
        String name = target.name() + "-" + seed + "-" + i + "-" + specimen.name();
        out.println("FAULT " + Files.write(folder.resolve(name), content) + ": " + fault);
      }
      Files.write(file, specimen.content());
    }
    tallies.forEach((kind, tally) -> out.printf("%-24s %s%n", kind, tally));
    return faults;
  }

  /** The first numbers of Java's Random are much the same for neighbouring seeds: mixed before. */
  static Random random(long seed, int i) {
    return new Random(new SplittableRandom(seed * 1_000_003 + i).nextLong());
  }

  private String fault(Path file, long size, Trial trial, Tally tally) throws InterruptedException {
    Watch.Measured<Long> measured;
    try {
      measured = watch.run(() -> trial.examine(file));
    } catch (TimeoutException e) {
      return "no end after " + MOST_SECONDS + " s, " + e.getMessage();
    }
    tally.seconds = Math.max(tally.seconds, measured.seconds());
    tally.bytes = Math.max(tally.bytes, measured.bytes());
    tally.growth = Math.max(tally.growth, measured.growth());
    Throwable problem = measured.problem();
    long numbers = problem == null ? measured.result() : 0;
    if (measured.bytes() > mostBytes(size, numbers)) {
      return "%,d bytes allocated for a file of %,d".formatted(measured.bytes(), size);
    }
    if (measured.growth() > MOST_GROWTH) {
      return "the process grew by %,d bytes for a file of %,d".formatted(measured.growth(), size);
    }
    if (problem == null) {
      tally.read++;
      return null;
    }
    tally.refused++;
    return badRefusal(file, problem);
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
