package org.sordino.experiment.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.EngineTest;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.dataset.MadeUpSongs;
import org.sordino.evaluation.Figures;
import org.sordino.experiment.RunListener;
import org.sordino.experiment.SilentRun;
import org.sordino.file.Yaml;

/** A teacher and a student, trained for one epoch on a song of each of two genres. */
class GridRunnerTest extends EngineTest {
  private static final String YAML =
      """
      title: a student
      data: {split: all}
      training: {epochs: 1, batch: 8}
      methods:
        cross-entropy: {}
        kd: {teacher: {method: cross-entropy, seed: 1}}
      grid: [{networks: nnet1}]
      """;

  @TempDir private Path temp;

  private static final String THREE =
      """
      title: three losses
      data: {split: all}
      training: {epochs: 1, batch: 8}
      methods: {cross-entropy: {}, lsr: {}, lsr-os: {}}
      grid: [{networks: nnet1}]
      """;

  private final List<String> heard = new ArrayList<>();
  private final List<Integer> counted = new ArrayList<>();

  /** What other processes do while a run begins here. */
  private PlannedRunAction meanwhile = run -> {};

  @FunctionalInterface
  private interface PlannedRunAction {
    void act(PlannedRun run) throws IOException;
  }

  private final GridListener listener =
      new GridListener() {
        @Override
        public RunListener begins(PlannedRun run, int epochs, int done, TimeLeft time) {
          heard.add("begins " + run.name());
          counted.add(done);
          try {
            meanwhile.act(run);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return new SilentRun();
        }

        @Override
        public void finished(PlannedRun run, Figures figures) {
          heard.add("finished " + run.name());
        }

        @Override
        public void diverged(PlannedRun run, String reason) {
          heard.add("diverged " + run.name());
        }

        @Override
        public void failed(PlannedRun run, String reason) {
          heard.add("failed " + run.name() + ": " + reason);
        }

        @Override
        public void elsewhere(PlannedRun run, String reason) {
          heard.add("elsewhere " + run.name());
        }
      };

  private void run(GridRunner.Pause pause) throws IOException {
    run(YAML, pause);
  }

  private void run(String yaml, GridRunner.Pause pause) throws IOException {
    ExperimentData.Place place =
        new ExperimentData.Place(temp.resolve("songs"), List.of(), temp.resolve("cache"), temp);
    Plan plan = Plan.of(Yaml.parse(yaml, Experiment.class, temp));
    ExperimentFolder folder = new ExperimentFolder(temp.resolve("out"));
    new GridRunner(plan, folder, place, "test", torch, listener, pause).run();
  }

  private void makeSongs() throws IOException {
    MadeUpSongs songs = new MadeUpSongs(1, 4, 5);
    for (String genre : MadeUpSongs.GENRES.subList(0, 2)) {
      Path file = temp.resolve("songs").resolve(genre).resolve(genre + ".00000.wav");
      WavFile.write(file, new Audio(songs.samples(genre, 0), MadeUpSongs.SAMPLE_RATE));
    }
  }

  /** The teacher is trained by another process, for longer than its student waits at a time. */
  @Test
  void run_aTeacherThatAnotherProcessTrains_isWaitedForOnce() throws IOException {
    makeSongs();
    run(() -> {});
    Path runs = temp.resolve("out/runs/nnet1");
    Path teacher = runs.resolve("cross-entropy/seed-1/metrics.json");
    Path student = runs.resolve("kd/seed-1/metrics.json");
    byte[] metrics = Files.readAllBytes(teacher);
    Files.delete(teacher);
    Files.delete(student);
    heard.clear();
    Path lock = teacher.resolveSibling(".lock");
    int[] pauses = {0};

    try (FileChannel other =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock held = other.lock(1 << 10, 1, false);
      run(
          () -> {
            if (++pauses[0] == 3) {
              Files.write(teacher, metrics);
              held.release();
            }
          });
    }

    assertEquals(3, pauses[0]);
    assertEquals(
        List.of(
            "begins nnet1, cross-entropy, seed 1",
            "elsewhere nnet1, cross-entropy, seed 1",
            "begins nnet1, kd, seed 1",
            "finished nnet1, kd, seed 1"),
        heard);
    assertTrue(Files.exists(student));
  }

  /** The first run is held by another process, which is killed while the second is trained here. */
  @Test
  void run_aRunThatAnotherProcessLeft_isTrainedHere() throws IOException {
    runHeldMeanwhile(first -> {});

    assertEquals(
        List.of("begins nnet1, cross-entropy, seed 1", "finished nnet1, cross-entropy, seed 1"),
        heard.subList(6, 8));
  }

  /** … which fails there. */
  @Test
  void run_aRunThatFailsInAnotherProcess_hasFailed() throws IOException {
    runHeldMeanwhile(first -> Files.writeString(first.resolveSibling("failed.txt"), "no luck\n"));

    assertEquals(
        List.of("failed nnet1, cross-entropy, seed 1: no luck"), heard.subList(6, heard.size()));
  }

  /** The first run is held by another process, whose end is while the second is trained here. */
  private void runHeldMeanwhile(End end) throws IOException {
    makeSongs();
    run(THREE, () -> {});
    Path runs = temp.resolve("out/runs/nnet1");
    Path first = runs.resolve("cross-entropy/seed-1/metrics.json");
    for (String method : List.of("cross-entropy", "lsr", "lsr-os")) {
      Files.delete(runs.resolve(method).resolve("seed-1/metrics.json"));
    }
    heard.clear();
    counted.clear();
    try (FileChannel other =
        FileChannel.open(
            first.resolveSibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock held = other.lock(1 << 10, 1, false);
      meanwhile =
          run -> {
            if (run.name().contains("lsr,")) {
              end.of(first);
              held.release();
            }
          };
      run(THREE, () -> {});
    }
  }

  /** What another process leaves behind. */
  @FunctionalInterface
  private interface End {
    void of(Path metrics) throws IOException;
  }

  /** The first run is held by another process, which ends it while the second is trained here. */
  @Test
  void run_aRunThatAnotherProcessEndsMeanwhile_isCounted() throws IOException {
    runHeldMeanwhile(first -> Files.writeString(first, "{}"));

    assertEquals(
        List.of(
            "begins nnet1, cross-entropy, seed 1",
            "elsewhere nnet1, cross-entropy, seed 1",
            "begins nnet1, lsr, seed 1",
            "finished nnet1, lsr, seed 1",
            "begins nnet1, lsr-os, seed 1",
            "finished nnet1, lsr-os, seed 1"),
        heard);
    assertEquals(List.of(0, 0, 2), counted);
  }
}
