package org.sordino.experiment.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.EngineTest;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.dataset.MadeUpSongs;
import org.sordino.experiment.SilentRun;
import org.sordino.file.Yaml;

class GridEstimateTest extends EngineTest {
  /** Searches have twice the epochs. */
  private static final String YAML =
      """
      title: generations
      data: {split: 1/1/1}
      training: {epochs: 2, batch: 1}
      tuning: {epochs: 4}
      methods:
        cross-entropy: {}
        born-again: {settings: {generations: 3, alpha: [0.1, 0.5]}, tuned_on: nnet1}
      grid: [{networks: nnet1}]
      """;

  @TempDir private Path temp;

  /** Two whole batches and one of 44, and three quarters of a batch at a third of the cost. */
  @Test
  void steps_ofAnEpoch_countThePartialBatchWhole_andValidationByAThird() {
    assertEquals(3 + 0.25, GridEstimate.steps(300, 96, 128), 1e-12);
    assertEquals(2, GridEstimate.steps(256, 0, 128), 1e-12);
  }

  @Test
  void seconds_ofSeveralNetworksAndMoreEpochs_areAsManyTimesThoseOfOne() throws IOException {
    MadeUpSongs songs = new MadeUpSongs(3, 4, 5);
    for (String genre : MadeUpSongs.GENRES.subList(0, 2)) {
      for (int number = 0; number < 3; number++) {
        WavFile.write(
            temp.resolve("songs").resolve(genre).resolve(number + ".wav"),
            new Audio(songs.samples(genre, number), MadeUpSongs.SAMPLE_RATE));
      }
    }
    Plan plan = Plan.of(Yaml.parse(YAML, Experiment.class, temp));
    Map<String, PlannedRun> runs =
        plan.runs().stream().collect(Collectors.toMap(PlannedRun::name, Function.identity()));
    ExperimentData.Place place =
        new ExperimentData.Place(temp.resolve("songs"), List.of(), temp.resolve("cache"), temp);
    ExperimentFolder folder = new ExperimentFolder(temp.resolve("out"));
    GridEstimate estimate = new GridEstimate(plan, folder, place, torch, new SilentRun());

    double one = seconds(estimate, runs, "nnet1, cross-entropy, seed 1");

    assertTrue(one > 0);
    assertEquals(3 * one, seconds(estimate, runs, "nnet1, born-again, seed 1"), 1e-9 * one);
    assertEquals(
        3 * 2 * one,
        seconds(estimate, runs, "tuning, nnet1, born-again, alpha 0.1, seed 1"),
        1e-9 * one);
  }

  private static double seconds(GridEstimate estimate, Map<String, PlannedRun> runs, String name)
      throws IOException {
    PlannedRun run = runs.get(name);
    if (run == null) {
      throw new IllegalArgumentException(name + ": expected one of " + runs.keySet());
    }
    return estimate.seconds(run);
  }

  /** The first two, which are slower, are left out if there are more. */
  @Test
  void median_ofSteps_isOfThoseThatAreWarm() {
    assertEquals(3, TimedSteps.median(List.of(90.0, 80.0, 5.0, 1.0, 3.0, 2.0, 4.0)));
    assertEquals(7, TimedSteps.median(List.of(90.0, 80.0, 7.0)));
    assertEquals(90, TimedSteps.median(List.of(90.0, 80.0)));
    assertEquals(0, TimedSteps.median(List.of()));
  }
}
