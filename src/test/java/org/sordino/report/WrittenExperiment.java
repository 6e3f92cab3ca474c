package org.sordino.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.sordino.dataset.ItemKind;
import org.sordino.evaluation.Evaluation;
import org.sordino.evaluation.Figures;
import org.sordino.evaluation.ImageEvaluation;
import org.sordino.evaluation.Prediction;
import org.sordino.evaluation.Predictions;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.evaluation.Vote;
import org.sordino.experiment.grid.Experiment;
import org.sordino.experiment.grid.ExperimentFolder;
import org.sordino.experiment.grid.Plan;
import org.sordino.experiment.grid.PlannedRun;
import org.sordino.experiment.grid.Variant;
import org.sordino.file.Json;
import org.sordino.file.Yaml;
import org.sordino.training.Epoch;

/** Writes the folders of experiments as their trainings leave them, without a training. */
final class WrittenExperiment {
  /** Folds, seeds, several values of a setting, searches of one and of two settings. */
  static final String EVERYTHING =
      """
      # with <everything> & more
      title: Everything <script>alert(1)</script> "at once"
      data: {folds: 3}
      training: {epochs: 40}
      tuning: {split: 8/1/1, seeds: [1, 2]}
      methods:
        cross-entropy: {}
        lsr: {settings: {alpha: 0.1}, unconfirmed: [alpha]}
        factor tau:
          loss: lsr-os-tc
          settings: {alpha: 0.1, temperature: [1, 2, 4], gamma: 0.5, factor: tau}
          unconfirmed: [alpha]
        factor tau2:
          loss: lsr-os-tc
          settings: {alpha: 0.1, temperature: [1, 2, 4], gamma: 0.5, factor: tau2}
        lsr-os:
          settings: {alpha: [0.1, 0.3], temperature: [1, 2, 4]}
          tuned_on: nnet1
        tuned lsr:
          loss: lsr
          settings: {alpha: [0.05, 0.1, 0.2]}
          tuned_on: nnet1
      grid:
        - networks: [nnet1]
          seeds: [1, 2]
        - networks: [nnet2]
          methods: [cross-entropy, lsr, lsr-os]
      published: wang2021-table4
      """;

  /** A search of three settings and nothing that uses it. */
  static final String SEARCH =
      """
      title: Which smoothing
      data: {split: 8/1/1}
      training: {epochs: 3}
      tuning: {}
      methods:
        lsr-os-tc:
          settings: {alpha: [0.05, 0.1], temperature: [1, 2], gamma: [0.4, 0.5]}
          tuned_on: nnet1
      """;

  /** Two methods, one fold, two seeds. */
  static final String SMALL =
      """
      title: Two methods
      data: {split: 8/1/1}
      training: {epochs: 3}
      methods:
        cross-entropy: {}
        lsr: {settings: {alpha: 0.1}}
      grid:
        - networks: nnet1
          seeds: [1, 2]
      """;

  /** Seven rows of eight folds. */
  static final String LARGE =
      """
      title: Seven methods, eight folds
      data: {folds: 8}
      training: {epochs: 100}
      methods:
        cross-entropy: {}
        lsr: {settings: {alpha: 0.1}}
        lsr-os: {settings: {alpha: 0.1, temperature: 2}}
        lsr-os-tc: {settings: {alpha: 0.1, temperature: 2, gamma: 0.5}}
      grid:
        - networks: nnet1
        - networks: nnet2
          methods: [cross-entropy, lsr, lsr-os-tc]
      published: wang2021-table4
      """;

  /** Two networks on images. */
  static final String IMAGES =
      """
      title: Images
      data: {dataset: cifar-10}
      training: {epochs: 2}
      methods:
        cross-entropy: {}
        lsr: {settings: {alpha: 0.1}}
      grid:
        - networks: [resnet20, resnet56]
      """;

  private static final int SONGS_OF_A_CLASS = 6;
  private static final int CLIPS = 4;

  private WrittenExperiment() {}

  /** All runs finished. */
  static Path finished(Path folder, String yaml) throws IOException {
    return write(folder, yaml, run -> true);
  }

  /** The runs that {@code finished} holds of are finished, the others have not begun. */
  static Path write(Path folder, String yaml, Predicate<PlannedRun> finished) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("experiment.yaml"), yaml);
    Experiment experiment = Yaml.parse(yaml, Experiment.class, folder);
    int epochs = experiment.training().epochs();
    for (PlannedRun run : Plan.of(experiment).runs()) {
      if (finished.test(run)) {
        begin(folder, run, experiment.data().itemKind(), epochs, epochs);
        finish(folder, run, experiment.data().itemKind());
      }
    }
    return folder;
  }

  /** A run that has come to epoch {@code done}. */
  static void begin(Path folder, PlannedRun run, ItemKind itemKind, int done, int epochs)
      throws IOException {
    String item = itemKind == ItemKind.SONG ? "clip_" : "";
    Random random = random(run);
    double level = level(run);
    StringBuilder history = new StringBuilder();
    for (int epoch = 1; epoch <= done; epoch++) {
      double left = Math.exp(-4.0 * epoch / epochs);
      history
          .append(
              Json.line(
                  new Epoch(
                      epoch,
                      0.005,
                      2 * left + 0.2,
                      1.5 * left + level / 100,
                      run.variant().loss().equals("cross-entropy") ? 0 : left / 3 + 0.1,
                      Map.of(
                          "train_" + item + "error_percent",
                          70 * left + level / 2,
                          "validation_" + item + "error_percent",
                          60 * left + level + 2 * random.nextGaussian()),
                      0.8,
                      0.1,
                      null,
                      60)))
          .append('\n');
    }
    Path at = folder.resolve(run.folder());
    WrittenRun.write(at, "history.jsonl", history.toString());
    WrittenRun.write(at, "config.json", Json.page(config(run, epochs)));
  }

  /** The results of a run. */
  static void finish(Path folder, PlannedRun run, ItemKind itemKind) throws IOException {
    Path at = folder.resolve(run.folder());
    Predictions predictions = predictions(run, itemKind);
    PredictionsFile.write(at.resolve("predictions.csv"), predictions);
    String part = run.tuning() ? "validation" : "test";
    WrittenRun.write(
        at,
        "metrics.json",
        Json.page(
            itemKind == ItemKind.SONG
                ? Evaluation.of(predictions, Vote.MEAN, part)
                : ImageEvaluation.of(predictions, part)));
  }

  /** What a run in {@code folder} was measured at. */
  static Figures metrics(Path folder, String run) throws IOException {
    return Json.read(folder.resolve(run).resolve("metrics.json"), Figures.class);
  }

  /** Why a run failed. */
  static void fail(Path folder, PlannedRun run, String reason) throws IOException {
    Path file = new ExperimentFolder(folder).failure(run);
    Files.createDirectories(file.getParent());
    Files.writeString(file, reason + "\n");
  }

  private static Map<String, Object> config(PlannedRun run, int epochs) {
    Map<String, Object> config = WrittenRun.config(epochs);
    Variant variant = run.variant();
    config.put("command", "sordino experiment everything --data 'a <b>folder</b>' --out results");
    config.put("split", run.turn() == 0 ? "8/1/1" : "fold:%d/3".formatted(run.turn()));
    config.put("network", Map.of("name", run.network().name()));
    Map<String, Object> loss = new LinkedHashMap<>(Map.of("name", variant.loss()));
    variant.settings().forEach((name, value) -> loss.put(name.replace('-', '_'), value));
    config.put("loss", loss);
    config.put("training", Map.of("epochs", epochs, "seed", run.seed()));
    return config;
  }

  /** Roughly the clip error of a run, in percent: methods and temperatures differ a little. */
  private static double level(PlannedRun run) {
    String temperature = run.variant().settings().getOrDefault("temperature", "1");
    boolean squared = "tau2".equals(run.variant().settings().get("factor"));
    return 14
        + (run.variant().loss().equals("cross-entropy") ? 3 : 0)
        - (run.network().name().equals("nnet2") ? 2 : 0)
        + Double.parseDouble(temperature) * (squared ? 1.5 : 0.2);
  }

  private static Random random(PlannedRun run) {
    return new Random(run.folder().hashCode());
  }

  /** The songs of a fold are the same in all runs. */
  private static Predictions predictions(PlannedRun run, ItemKind itemKind) {
    Random random = random(run);
    int clips = itemKind == ItemKind.SONG ? CLIPS : 1;
    int classes = WrittenRun.CLASSES.size();
    List<Prediction> rows = new ArrayList<>();
    for (int song = 0; song < classes * SONGS_OF_A_CLASS; song++) {
      int truth = song / SONGS_OF_A_CLASS;
      boolean hard = random.nextInt(100) < level(run);
      for (int clip = 0; clip < clips; clip++) {
        boolean wrong = random.nextInt(100) < (hard ? 60 : level(run) / 2);
        float[] p = new float[classes];
        float sure = 0.4f + 0.6f * random.nextFloat();
        Arrays.fill(p, (1 - sure) / (classes - 1));
        p[wrong ? (truth + 1) % classes : truth] = sure;
        rows.add(new Prediction("fold " + run.turn() + " song " + song, clip, truth, p));
      }
    }
    return new Predictions(itemKind, WrittenRun.CLASSES, rows);
  }
}
