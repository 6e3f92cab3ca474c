package org.sordino.experiment.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.experiment.RunFolder;
import org.sordino.file.Json;
import org.sordino.file.Yaml;
import org.sordino.training.Epoch;

class RunTimesTest {
  private static final String YAML =
      """
      title: three generations
      methods:
        cross-entropy: {}
        born-again: {settings: {generations: 3}}
      grid:
        - networks: [nnet1, nnet2]
      """;

  @TempDir Path temp;

  @Test
  void timeLeft_countsNetworks_andSaysWhetherItIsAll() throws IOException {
    List<PlannedRun> runs = Plan.of(Yaml.parse(YAML, Experiment.class, temp)).runs();
    ExperimentFolder folder = new ExperimentFolder(temp);
    PlannedRun plain = runs.get(0);
    PlannedRun bornAgain = runs.get(1);
    RunTimes times = new RunTimes();
    assertEquals(new TimeLeft(0, runs), times.of(runs));

    write(folder.run(bornAgain), 4);
    write(new RunFolder(folder.run(bornAgain).folder().resolve("generation-1")), 5);
    write(new RunFolder(folder.run(bornAgain).folder().resolve("generation-2")), 6);
    times.add(folder, bornAgain);

    assertEquals(new TimeLeft(10, List.of()), times.of(List.of(plain)));
    assertEquals(new TimeLeft(40, List.of()), times.of(List.of(plain, bornAgain)));
    assertEquals(new TimeLeft(40, runs.subList(2, 4)), times.of(runs));
  }

  /** Two epochs. */
  private static void write(RunFolder run, double seconds) throws IOException {
    Files.createDirectories(run.folder());
    StringBuilder lines = new StringBuilder();
    for (int epoch = 1; epoch <= 2; epoch++) {
      lines.append(Json.line(new Epoch(epoch, 0.005, 1, 1, 0, Map.of(), 0, 0, null, seconds)));
      lines.append('\n');
    }
    Files.writeString(run.history().file(), lines);
  }
}
