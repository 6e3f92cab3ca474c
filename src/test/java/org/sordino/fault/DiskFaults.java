package org.sordino.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Disks that are full or cannot be written, and folders of very many files. */
record DiskFaults(Studio studio, PrintStream out) {
  /** {@code small} is a file system of 20 MB: what does not fit is refused, and leaves nothing. */
  void full(Path small) throws IOException, InterruptedException {
    Path songs = studio.path("long-songs");
    Studio.longSongs(songs);
    Object[] features = {"features", "--data", songs, "--cache", small, "--threads", 1};
    Program.start(studio.folder(), features).refused(small.toString());
    none(Studio.results(small));

    Path run = small.resolve("run");
    Path ballast = small.resolve("ballast");
    fill(ballast);
    Program.start(studio.folder(), studio.train(run)).refused(run.toString());
    Files.delete(ballast);
    Program.start(studio.folder(), studio.train(run, "--resume")).done();
    if (!Studio.results(run).equals(Studio.results(studio.path("run")))) {
      throw new AssertionError("another result after the disk was full");
    }
    Studio.delete(run);
    out.println(
        "20 MB: features and train are refused and leave nothing; resumed, all is the same");
  }

  /** Fills the disk but for about half a megabyte: enough to begin, not for a checkpoint. */
  private static void fill(Path ballast) throws IOException {
    long free = Files.getFileStore(ballast.getParent()).getUsableSpace() - (1 << 19);
    try (OutputStream full = Files.newOutputStream(ballast)) {
      byte[] block = new byte[1 << 12];
      for (long written = 0; written < free; written += block.length) {
        full.write(block);
      }
    }
  }

  /** {@code readOnly} holds music and cannot be written: every command that would is refused. */
  void readOnly(Path readOnly) throws IOException, InterruptedException {
    Map<String, String> before = Studio.contents(readOnly);
    List<Object[]> commands =
        List.of(
            studio.features(readOnly.resolve("cache")),
            studio.train(readOnly.resolve("run")),
            studio.experiment(readOnly.resolve("experiment")),
            studio.tag(readOnly));
    for (Object[] command : commands) {
      Program.start(studio.folder(), command).refused(readOnly.toString());
    }
    Object model = studio.path("run/model");
    Object[] classify = {"classify", "--model", model, "--device", "cpu", readOnly};
    Program.start(studio.folder(), classify).done();
    if (!Studio.contents(readOnly).equals(before)) {
      throw new AssertionError(readOnly + " was changed");
    }
    out.println("read-only: features, train, experiment and tag are refused, classify is not");
  }

  /** A folder of {@code count} files, of which each twentieth is broken. */
  void many(int count) throws IOException, InterruptedException {
    Path songs = studio.path("many-songs");
    Studio.manySongs(songs, count);
    Path cache = studio.path("many-cache");
    Object[] features = {"features", "--data", songs, "--cache", cache, "--threads", 2};
    Program program = Program.start(studio.folder(), features);
    program.done();
    broken(program, count);

    Object model = studio.path("run/model");
    Program classified =
        Program.start(studio.folder(), "classify", "--model", model, "--device", "cpu", songs);
    classified.others();
    broken(classified, count);
    long answers = classified.printed().lines().filter(line -> line.contains(".wav: ")).count();
    if (answers != count) { // a genre or a reason for each
      throw new AssertionError(answers + " answers for " + count + " files");
    }
    out.println(count + " files: features and classify name the broken ones and do the others");
  }

  private static void broken(Program program, int count) throws IOException {
    long named = program.printed().lines().filter(line -> line.contains(": expected ")).count();
    if (named != count / 20) {
      throw new AssertionError(named + " of " + count / 20 + " named: " + program.printed());
    }
  }

  private static void none(Map<String, String> results) {
    if (!results.isEmpty()) {
      throw new AssertionError("left: " + results.keySet());
    }
  }
}
