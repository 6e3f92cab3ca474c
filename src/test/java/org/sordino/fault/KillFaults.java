package org.sordino.fault;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Commands that are killed at a random moment, started again, and have to end as if nothing had
 * happened: the same files, byte for byte, and nothing half written.
 */
final class KillFaults {
  private final Studio studio;
  private final Random random;
  private final PrintStream out;

  KillFaults(Studio studio, long seed, PrintStream out) {
    this.studio = studio;
    this.random = Campaign.random(seed, 0);
    this.out = out;
  }

  /** Prepares a command's folder. */
  private interface Preparation {
    void run(Path folder) throws IOException;
  }

  /** What came of a command. */
  private interface Result {
    Map<String, String> of(Path folder) throws IOException;
  }

  /**
   * A command.
   *
   * @param folder that it works in, deleted before each time
   * @param again the command after the kill
   */
  private record Job(
      String name,
      Path folder,
      Preparation preparation,
      Object[] command,
      Object[] again,
      Result result) {
    void reset() throws IOException {
      Studio.delete(folder);
      preparation.run(folder);
    }
  }

  private List<Job> jobs() {
    Path cache = studio.path("killed-cache");
    Path run = studio.path("killed-run");
    Path out = studio.path("killed-experiment");
    Path music = studio.path("killed-music");
    return List.of(
        new Job(
            "features",
            cache,
            folder -> {},
            studio.features(cache),
            studio.features(cache),
            Studio::results),
        new Job(
            "train",
            run,
            folder -> {},
            studio.train(run),
            studio.train(run, "--resume"),
            Studio::results),
        new Job(
            "experiment",
            out,
            folder -> {},
            studio.experiment(out),
            studio.experiment(out, "--resume"),
            Studio::results),
        new Job(
            "tag", music, Studio::music, studio.tag(music), studio.tag(music), Studio::contents));
  }

  /** Kills running commands {@code kills} times, each as often as the others or once more. */
  void run(int kills) throws IOException, InterruptedException {
    List<Job> jobs = jobs();
    for (int j = 0; j < jobs.size(); j++) {
      Job job = jobs.get(j);
      int times = (kills - j + jobs.size() - 1) / jobs.size();
      if (times == 0) {
        continue;
      }
      job.reset();
      long start = System.nanoTime();
      Program.start(studio.folder(), job.command()).done();
      long millis = (System.nanoTime() - start) / 1_000_000;
      Map<String, String> expected = job.result().of(job.folder());
      Hits hits = Hits.of(times, millis, random, after -> killed(job, after, expected));
      out.printf(
          "killed %-12s %3d times while it ran, within %d ms; %d had written something (%d more"
              + " kills came too late), %d files the same%n",
          job.name(), times, millis, hits.afterWriting(), hits.late(), expected.size());
    }
  }

  /** Kills a command; if that hits, it has to come to the same when it is started again. */
  private Hits.Moment killed(Job job, long after, Map<String, String> expected)
      throws IOException, InterruptedException {
    job.reset();
    Map<String, String> before = job.result().of(job.folder());
    Program program = Program.start(studio.folder(), job.command());
    var unused = program.process().waitFor(after, TimeUnit.MILLISECONDS);
    if (!program.kill()) {
      return Hits.Moment.LATE;
    }
    boolean written = !job.result().of(job.folder()).equals(before);
    boolean unchanged = !Files.exists(job.folder());
    Object[] again = unchanged ? job.command() : job.again();
    Program.start(studio.folder(), again).done();
    Map<String, String> found = job.result().of(job.folder());
    String where = " after " + Arrays.toString(job.command()) + " was killed at " + after + " ms";
    if (!found.keySet().equals(expected.keySet())) {
      throw new AssertionError(found.keySet() + " and not " + expected.keySet() + where);
    }
    found.forEach(
        (name, content) -> {
          if (!content.equals(expected.get(name))) {
            throw new AssertionError("another " + name + where);
          }
        });
    List<Path> unfinished = Studio.unfinished(job.folder());
    if (!unfinished.isEmpty()) {
      throw new AssertionError(unfinished + where);
    }
    return written ? Hits.Moment.AFTER_WRITING : Hits.Moment.BEFORE_WRITING;
  }
}
