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
    resumed(small, run, studio.train(run), studio.train(run, "--resume"), studio.path("run"));
    Path undisturbed = studio.path("experiment");
    Program.start(studio.folder(), studio.experiment(undisturbed)).done();
    Path grid = small.resolve("experiment");
    resumed(small, grid, studio.experiment(grid), studio.experiment(grid, "--resume"), undisturbed);

    Path music = small.resolve("music");
    Studio.music(music);
    Map<String, String> untagged = Studio.contents(small);
    Path ballast = fill(small, 0);
    Program.start(studio.folder(), studio.tag(music)).refused(music.toString());
    Program.start(studio.folder(), studio.page(small.resolve("all.html")))
        .refused(small.resolve("all").toString()); // also that of a song's page, in all-files
    Files.delete(ballast);
    if (!Studio.contents(small).equals(untagged)) {
      throw new AssertionError("tag or classify --html left something on the full disk");
    }
    out.println(
        "20 MB: features, train, experiment, tag and classify --html are refused and leave nothing"
            + " half-written; resumed, all is the same");
  }

  /** Refused while the disk is full; then the same as what nothing disturbed. */
  private void resumed(Path small, Path folder, Object[] command, Object[] again, Path undisturbed)
      throws IOException, InterruptedException {
    Path ballast = fill(small, 1 << 19); // enough to begin, not for a checkpoint
    Program.start(studio.folder(), command).refused(folder.toString());
    Files.delete(ballast);
    Program.start(studio.folder(), again).done();
    if (!Studio.results(folder).equals(Studio.results(undisturbed))) {
      throw new AssertionError("another result after the disk was full: " + folder);
    }
    Studio.delete(folder);
  }

  /** Fills the disk but for {@code left} bytes, by a file that it gives back. */
  private static Path fill(Path disk, long left) throws IOException {
    Path ballast = disk.resolve("ballast");
    long free = Files.getFileStore(disk).getUsableSpace() - left;
    try (OutputStream full = Files.newOutputStream(ballast)) {
      byte[] block = new byte[1 << 12];
      for (long written = 0; written < free; written += block.length) {
        full.write(block);
      }
    }
    return ballast;
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
