package org.sordino.fault;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.dataset.MadeUpImages;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.experiment.grid.ExperimentText;
import org.sordino.model.Classifier;
import org.sordino.model.Features;
import org.sordino.model.GenreClassifier;
import org.sordino.model.ImageFeatures;
import org.sordino.model.ModelFolder;
import org.sordino.model.SafeTensors;
import org.sordino.model.TinyModel;
import org.sordino.network.NetworkSettings;
import org.sordino.network.PyTorch;
import org.sordino.spectrogram.AudioSource;
import org.sordino.spectrogram.FeatureCache;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.FeatureStore;
import org.sordino.spectrogram.FillProgress;
import org.sordino.spectrogram.Scale;
import org.sordino.training.Checkpoint;
import org.sordino.training.History;

/** Damaged models, weights, checkpoints, feature stores, predictions, histories and experiments. */
final class ModelFaults {
  private static final int RATE = 22_050;
  private static final FeatureSettings SETTINGS = FeatureSettings.gtzan(Scale.LOG);

  private ModelFaults() {}

  static List<Target> targets(Path folder) throws IOException {
    List<Target> targets = new ArrayList<>();
    targets.addAll(models(folder));
    targets.add(weights(folder.resolve("weights")));
    targets.addAll(stores(folder.resolve("cache")));
    targets.add(texts(folder.resolve("texts")));
    return targets;
  }

  /** Asks the model in a folder about something. */
  private interface Question {
    Map<String, Double> answer(Path folder) throws IOException;
  }

  private static List<Target> models(Path folder) throws IOException {
    PyTorch torch = PyTorch.start("cpu", 2); // as in all tests: the first start decides
    float[] song = TinyModel.song(RATE, 1);
    Question genre =
        model -> {
          try (GenreClassifier classifier = GenreClassifier.load(model, torch)) {
            return classifier.classify(song, RATE).probabilities();
          }
        };
    MadeUpImages.pngPart(folder.resolve("pictures"), "test", 1);
    Path picture = folder.resolve("pictures/test/cat/1.png");
    Question image =
        model -> {
          try (Classifier classifier = TinyModel.load(new ModelFolder(model), torch)) {
            return classifier.classify(picture).probabilities();
          }
        };
    List<Double> half = List.of(0.5, 0.5, 0.5);
    Features pixels = new ImageFeatures(3, ImageFeatures.SIDE, ImageFeatures.SIDE, half, half);
    NetworkSettings nnet1 = NetworkSettings.of("nnet1");
    try (NDManager manager = torch.newManager()) {
      Features sound = TinyModel.spectrograms();
      return List.of(
          model("model", TinyModel.write(folder.resolve("one"), nnet1, sound, manager), genre),
          model(
              "ensemble",
              TinyModel.write(folder.resolve("two"), nnet1.withMembers(2), sound, manager),
              genre),
          model(
              "image model",
              TinyModel.write(
                  folder.resolve("image"), NetworkSettings.of("resnet20"), pixels, manager),
              image));
    }
  }

  /**
   * A damaged description beside whole weights has to load and answer, or be refused; damaged
   * weights that say a checksum have to be refused, or answer as whole ones do.
   */
  private static Target model(String name, ModelFolder files, Question question)
      throws IOException {
    Map<String, Double> whole = question.answer(files.folder());
    Trial trial =
        file -> {
          Map<String, Double> found = question.answer(files.folder());
          double sum = found.values().stream().mapToDouble(p -> p).sum();
          if (!(Math.abs(sum - 1) < 1e-3)) {
            throw new AssertionError("probabilities that sum to " + sum);
          }
          boolean weights = file.equals(files.weights());
          if (weights && checked(Files.readAllBytes(file)) && !found.equals(whole)) {
            throw new AssertionError("the answer " + found + " in place of " + whole);
          }
          return 1 << 20; // the spectrogram, and the weights twice
        };
    List<Specimen> specimens =
        List.of(Target.there(files.folder().resolve("model.json")), Target.there(files.weights()));
    return new Target(name, files.folder(), specimens, trial);
  }

  private static boolean checked(byte[] weights) {
    return new String(weights, StandardCharsets.ISO_8859_1).contains("\"crc32c\"");
  }

  /** Weights and the state of a training: what is read has the values of what was written. */
  private static Target weights(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, SafeTensors.Tensor> tensors = new LinkedHashMap<>();
    float[] values = TinyModel.song(600, 2);
    tensors.put("0.weights.fc1.weight", new SafeTensors.Tensor(new long[] {20, 30}, values));
    tensors.put("0.velocities.fc1.bias", new SafeTensors.Tensor(new long[] {1}, new float[1]));
    Path file = folder.resolve("state.safetensors");
    new SafeTensors(Map.of("epoch", "3", "peers", "1"), tensors).write(file);
    Trial trial =
        damaged -> {
          Checkpoint.read(damaged);
          checkValues(damaged, values);
          return 2L * values.length;
        };
    return new Target("weights", folder, List.of(Target.there(file)), trial);
  }

  /** Other values are right only if the file says nothing of a checksum any more. */
  private static void checkValues(Path file, float[] expected) throws IOException {
    byte[] content = Files.readAllBytes(file);
    boolean checked = checked(content);
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int start = content.length - 4 * (expected.length + 1);
    for (int i = 0; checked && i < expected.length; i++) {
      if (bytes.getFloat(start + 4 * i) != expected[i]) {
        throw new AssertionError("another value " + i);
      }
    }
  }

  /** A damaged store is made again; one with a forged index must at least do no harm. */
  static List<Target> stores(Path folder) throws IOException {
    List<AudioSource> songs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Path song = folder.resolve("song" + i + ".wav");
      WavFile.write(song, new Audio(TinyModel.song(4_000, i), RATE));
      songs.add(new AudioSource("song" + i, song));
    }
    Map<String, List<Float>> whole = values(open(folder, songs));
    Path store;
    try (var files = Files.list(folder)) {
      store = files.filter(file -> file.toString().endsWith(".features")).findFirst().orElseThrow();
    }
    Trial trial =
        file -> {
          if (!values(open(folder, songs)).equals(whole)) {
            throw new AssertionError("other spectrograms");
          }
          return 1 << 19;
        };
    Trial harmless =
        file -> {
          open(folder, songs);
          return 1 << 19;
        };
    return List.of(
        new Target("store", folder, List.of(Target.there(store)), trial),
        new Target("forged store", folder, List.of(Target.there(store, Repair.STORE)), harmless));
  }

  /** Copies, because the store that they lie in is going to be damaged. */
  private static Map<String, List<Float>> values(FeatureStore store) {
    Map<String, List<Float>> values = new LinkedHashMap<>();
    store
        .songs()
        .forEach(
            (name, song) -> {
              List<Float> all = new ArrayList<>();
              for (int i = 0; i < song.bins() * song.frames(); i++) {
                all.add(song.value(i / song.frames(), i % song.frames()));
              }
              values.put(name, all);
            });
    return values;
  }

  private static FeatureStore open(Path folder, List<AudioSource> songs) throws IOException {
    FillProgress silent = (done, all) -> {};
    return new FeatureCache(folder, 1).open(songs, SETTINGS, silent);
  }

  /** What is read as text. */
  private static Target texts(Path folder) throws IOException {
    List<Specimen> specimens = new ArrayList<>();
    for (String name : List.of("g4", "methods", "smoke", "wang2021-table4")) {
      specimens.add(text(name + ".yaml", ExperimentText.find(name).text()));
    }
    ExperimentText.find("g4").writeLists(folder);
    specimens.add(text("bomb.yaml", bomb()));
    specimens.add(text("predictions.csv", predictions()));
    specimens.add(text("history.jsonl", history()));
    return Target.of("text", folder, specimens, ModelFaults::readText);
  }

  private static Specimen text(String name, String content) {
    return new Specimen(name, content.getBytes(StandardCharsets.UTF_8), Repair.NONE);
  }

  private static long readText(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".csv")) {
      return PredictionsFile.read(file).rows().size();
    }
    if (name.endsWith(".jsonl")) {
      return new History(file).read().size();
    }
    return ExperimentText.find(file.toString()).experiment().hashCode() & 0xFF;
  }

  /** Aliases of aliases, which would stand for 10^9 names. */
  private static String bomb() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    return text.append("networks: *a8\n").toString();
  }

  private static String predictions() {
    StringBuilder text = new StringBuilder("song,clip,truth,blues,jazz\n");
    for (int i = 0; i < 60; i++) {
      text.append(
          String.format(
              Locale.ROOT, "blues.%05d,%d,blues,0.%d5,0.%d5\n", i / 3, i % 3, i % 10, 9 - i % 10));
    }
    return text.toString();
  }

  private static String history() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 20; i++) {
      text.append(
          ("{\"epoch\":%d,\"learning_rate\":0.005,\"loss\":1.%d,\"cross_entropy\":1.2,\"kl\":0.0,"
                  + "\"train_clip_error_percent\":50.0,\"validation_clip_error_percent\":40.0,"
                  + "\"validation_song_error_percent\":33.3,\"cross_entropy_gradient\":0.1,"
                  + "\"kl_gradient\":0.0,\"seconds\":1.5}\n")
              .formatted(i, i));
    }
    return text.toString();
  }
}
