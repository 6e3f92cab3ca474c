package org.sordino.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sordino.dataset.ItemKind;
import org.sordino.evaluation.Evaluation;
import org.sordino.evaluation.ImageEvaluation;
import org.sordino.evaluation.Prediction;
import org.sordino.evaluation.Predictions;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.evaluation.Vote;
import org.sordino.file.Json;
import org.sordino.network.PyTorch;
import org.sordino.training.Epoch;

/** Writes run folders as trainings leave them, without a training. */
final class WrittenRun {
  /** Genres whose names are hostile to HTML. */
  static final List<String> CLASSES = List.of("blues", "<script>alert(1)</script>", "R&B \"soul\"");

  static {
    try {
      // The first start of the engine decides its threads: not a report that happens to be first.
      PyTorch.start("cpu", 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WrittenRun() {}

  /** A finished run on songs, of {@code epochs} epochs. */
  static Path finished(Path folder, int epochs) throws IOException {
    started(folder, epochs, epochs);
    Predictions predictions = songs();
    PredictionsFile.write(folder.resolve("predictions.csv"), predictions);
    return write(folder, "metrics.json", Json.page(Evaluation.of(predictions, Vote.MEAN, "test")));
  }

  /** A run on songs that has come to epoch {@code done}. */
  static Path started(Path folder, int done, int epochs) throws IOException {
    StringBuilder history = new StringBuilder();
    for (int epoch = 1; epoch <= done; epoch++) {
      history
          .append(
              Json.line(
                  new Epoch(
                      epoch,
                      0.005,
                      2.0 / epoch,
                      1.5 / epoch,
                      0.5 / epoch,
                      Map.of(
                          "train_clip_error_percent", 80.0 / epoch,
                          "validation_clip_error_percent", 90.0 / epoch,
                          "validation_song_error_percent", 100.0 / epoch),
                      0.8,
                      0.1,
                      null,
                      60)))
          .append('\n');
    }
    Files.createDirectories(folder);
    write(folder, "history.jsonl", history.toString());
    return write(folder, "config.json", Json.page(config(epochs)));
  }

  /** A finished run on images, with the keys that those have. */
  static Path ofImages(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, Object> config = config(2);
    config.keySet().removeAll(Set.of("split", "split_seed"));
    write(folder, "config.json", Json.page(config));
    write(
        folder,
        "history.jsonl",
        """
        {"epoch":1,"cross_entropy":2.0,"kl":0.0,"train_error_percent":60.0,"validation_error_percent":62.5}
        {"epoch":2,"cross_entropy":1.0,"kl":0.0,"train_error_percent":30.0,"validation_error_percent":31.5}
        """);
    List<Prediction> rows = new ArrayList<>();
    for (int image = 0; image < 4; image++) {
      float sure = 0.6f + image / 10f;
      float[] p = {sure, (1 - sure) / 2, (1 - sure) / 2};
      rows.add(new Prediction("image " + image, 0, image == 3 ? 1 : 0, p));
    }
    Predictions predictions = new Predictions(ItemKind.IMAGE, CLASSES, rows);
    PredictionsFile.write(folder.resolve("predictions.csv"), predictions);
    return write(folder, "metrics.json", Json.page(ImageEvaluation.of(predictions, "test")));
  }

  /** Writes {@code text} to a file of the folder, which is returned. */
  static Path write(Path folder, String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
    return folder;
  }

  /** The settings that all of them have. */
  static Map<String, Object> config(int epochs) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("command", "sordino train --data 'a <b>folder</b>' --out run");
    config.put("commit", "4752a5e-dirty");
    config.put("dataset", "gtzan");
    config.put("fingerprint", "0123456789abcdef");
    config.put("classes", CLASSES);
    config.put("split", "8/1/1");
    config.put("split_seed", 4);
    config.put("network", Map.of("name", "nnet1", "dropout", 0));
    config.put("loss", Map.of("name", "lsr-os-tc", "alpha", 0.1, "temperature", 2, "gamma", 0.5));
    config.put("training", Map.of("epochs", epochs, "seed", 7, "momentum", 0.9));
    config.put("threads", 2);
    config.put("device", "cpu");
    config.put("versions", Map.of("sordino", "0.1.0", "pytorch", "2.7.1"));
    return config;
  }

  /**
   * Four songs of two clips. The first, of class 0, is right in both clips; the second, of class 0,
   * is taken for class 1 in both; the third and fourth, of class 1, are right in one clip and right
   * as songs. Class 2 has none.
   */
  static Predictions songs() {
    float[] zero = {0.8f, 0.1f, 0.1f};
    float[] one = {0.1f, 0.8f, 0.1f};
    float[] two = {0.3f, 0.2f, 0.5f};
    return new Predictions(
        ItemKind.SONG,
        CLASSES,
        List.of(
            new Prediction("a", 0, 0, zero),
            new Prediction("a", 1, 0, zero),
            new Prediction("b", 0, 0, one),
            new Prediction("b", 1, 0, one),
            new Prediction("c", 0, 1, one),
            new Prediction("c", 1, 1, two),
            new Prediction("d", 0, 1, one),
            new Prediction("d", 1, 1, two)));
  }
}
