package org.sordino.experiment.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sordino.dataset.ItemKind;
import org.sordino.evaluation.Figures;
import org.sordino.evaluation.Prediction;
import org.sordino.evaluation.Predictions;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.evaluation.Vote;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.file.Json;
import org.sordino.training.Epoch;
import org.sordino.training.History;

/** The folder of an experiment as its runs leave it, without a training. */
final class MadeExperiment {
  /**
   * The probabilities that the two clips of a song give its true class. R: both are right. r: one
   * is wrong, and the song right. w: one is right, and the song wrong. W: both are wrong. s: both
   * are right, but hardly. m and l have three clips: m is wrong though most of them are right, l is
   * right though the product of their probabilities is smaller than that of the other class.
   */
  private static final Map<Character, float[]> CLIPS =
      Map.of(
          'R', new float[] {0.9f, 0.9f},
          'r', new float[] {0.9f, 0.4f},
          'w', new float[] {0.6f, 0.1f},
          'W', new float[] {0.1f, 0.1f},
          's', new float[] {0.6f, 0.6f},
          'm', new float[] {0.6f, 0.6f, 0.1f},
          'l', new float[] {0.9f, 0.9f, 0.001f});

  private final Path folder;
  private String part = "test";

  /** An experiment of which nothing has been trained. */
  MadeExperiment(Path folder, String yaml) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("experiment.yaml"), yaml);
  }

  /** Two methods on images, two seeds each, beside published errors. */
  static MadeExperiment ofImages(Path folder) throws IOException {
    return new MadeExperiment(
        folder,
        """
        title: images
        data: {dataset: cifar-10}
        methods: {cross-entropy: {}, lsr: {}}
        grid: [{networks: resnet20, seeds: [1, 2]}]
        published: wang2021-table2
        """);
  }

  /** Lets the runs that follow be measured on another part than the test part. */
  MadeExperiment part(String label) {
    part = label;
    return this;
  }

  /** Finishes a run on songs, with one of the letters above for each. */
  MadeExperiment songs(String run, String songs) throws IOException {
    List<Prediction> rows = new ArrayList<>();
    for (int song = 0; song < songs.length(); song++) {
      float[] right = CLIPS.get(songs.charAt(song));
      for (int clip = 0; clip < right.length; clip++) {
        rows.add(prediction("song " + song, clip, song % 2, right[clip]));
      }
    }
    return finish(run, new Predictions(ItemKind.SONG, List.of("a", "b"), rows));
  }

  /** Finishes a run on images, with one of the letters R and W for each. */
  MadeExperiment images(String run, String images) throws IOException {
    List<Prediction> rows = new ArrayList<>();
    for (int image = 0; image < images.length(); image++) {
      rows.add(
          prediction("image " + image, 0, image % 2, images.charAt(image) == 'R' ? 0.9f : 0.1f));
    }
    return finish(run, new Predictions(ItemKind.IMAGE, List.of("a", "b"), rows));
  }

  /** Says how many regularization samples each epoch of a run had. */
  MadeExperiment regularizationSamples(String run, long... counts) throws IOException {
    Files.createDirectories(folder.resolve(run));
    History history = new History(folder.resolve(run).resolve("history.jsonl"));
    for (int i = 0; i < counts.length; i++) {
      history.add(new Epoch(i + 1, 0.1, 1, 1, 1, Map.of(), 1, 1, counts[i], 1));
    }
    return this;
  }

  /** Lets a run fail. */
  MadeExperiment failed(String run) throws IOException {
    Files.createDirectories(folder.resolve(run));
    Files.writeString(folder.resolve(run).resolve("failed.txt"), "the loss is not finite\n");
    return this;
  }

  /** What the folder holds. */
  ExperimentResults results() throws IOException {
    return ExperimentResults.read(folder);
  }

  /** The table of what the folder holds. */
  ResultTable table() throws IOException {
    return ResultTable.of(results());
  }

  private MadeExperiment finish(String run, Predictions predictions) throws IOException {
    Path files = folder.resolve(run);
    PredictionsFile.write(files.resolve("predictions.csv"), predictions);
    Files.writeString(
        files.resolve("metrics.json"), Json.page(Figures.of(predictions, Vote.MEAN, part)));
    return this;
  }

  private static Prediction prediction(String song, int clip, int truth, float right) {
    float[] p = {1 - right, 1 - right};
    p[truth] = right;
    return new Prediction(song, clip, truth, p);
  }
}
