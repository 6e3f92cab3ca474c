package org.sordino.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;
import org.sordino.network.PyTorch;
import org.sordino.network.UniformFanIn;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Standardisation;

/**
 * Untrained models of three classes, nnet1 unless it is said otherwise, and sounds to try them on.
 */
public final class TinyModel {
  static final FeatureSettings GTZAN = FeatureSettings.gtzan(Scale.LOG);
  static final List<String> CLASSES = List.of("blues", "jazz", "rock");

  private TinyModel() {}

  public static Standardisation plain() {
    float[] mean = new float[GTZAN.bins()];
    float[] deviation = new float[GTZAN.bins()];
    Arrays.fill(mean, 3);
    Arrays.fill(deviation, 1);
    return new Standardisation(mean, deviation, 4);
  }

  static ModelDescription description(Standardisation standardisation, double temperature) {
    return description(standardisation, temperature, null);
  }

  static ModelDescription description(
      Standardisation standardisation, double temperature, @Nullable Double clipTemperature) {
    return new ModelDescription(
        ModelDescription.FORMAT,
        NetworkSettings.of("nnet1"),
        CLASSES,
        SpectrogramFeatures.of(GTZAN, standardisation),
        temperature,
        clipTemperature,
        new ModelDescription.Trained(
            "none",
            "00",
            new ModelDescription.TrainedSplit(
                "songs:8/1/1", 1, List.of("blues.0"), List.of(), List.of(), Map.of("train", "00")),
            "none",
            1,
            null,
            Map.of("clip_error_percent", 50.0)));
  }

  static Block block(NDManager manager) {
    return block(NetworkSettings.of("nnet1"), spectrograms().shape(), manager);
  }

  private static Block block(NetworkSettings network, Shape input, NDManager manager) {
    Block block = NetworkName.create(network, input, CLASSES.size());
    NamedParameters.initialize(block, input, new UniformFanIn(4), false, DataType.FLOAT32, manager);
    return block;
  }

  /** A model of another network or of other inputs, calibrated by 1.5. */
  public static ModelFolder write(
      Path folder, NetworkSettings network, Features features, NDManager manager)
      throws IOException {
    ModelDescription tiny = description(plain(), 1.5);
    ModelDescription description =
        new ModelDescription(
            tiny.format(),
            network,
            CLASSES,
            features,
            tiny.calibrationTemperature(),
            null,
            tiny.trained());
    ModelFolder files = new ModelFolder(folder);
    files.write(description, block(network, features.shape(), manager));
    return files;
  }

  /** As {@link Classifier#begin}, but loaded by this thread, so that it can be watched. */
  public static Classifier load(ModelFolder files, PyTorch torch) throws IOException {
    ModelDescription description = files.describe();
    return description.features() instanceof ImageFeatures images
        ? new ImageClassifier(
            description, images, LoadedNetwork.of(files, description, torch), warning -> {})
        : GenreClassifier.load(files.folder(), torch);
  }

  /** The inputs of {@link #song}s. */
  public static Features spectrograms() {
    return SpectrogramFeatures.of(GTZAN, plain());
  }

  public static ModelFolder write(
      Path folder, Standardisation standardisation, double temperature, NDManager manager)
      throws IOException {
    ModelFolder files = new ModelFolder(folder);
    files.write(description(standardisation, temperature), block(manager));
    return files;
  }

  /** Noise in ±0.2 and two tones that the seed chooses, at 22,050 Hz. */
  public static float[] song(int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double low = 2 * Math.PI * random.nextDouble(100, 2_000) / 22_050;
    double high = 2 * Math.PI * random.nextDouble(2_000, 9_000) / 22_050;
    float[] song = new float[samples];
    for (int i = 0; i < samples; i++) {
      double noise = random.nextDouble(-0.2, 0.2);
      song[i] = (float) (0.2 * Math.sin(low * i) + 0.1 * Math.sin(high * i) + noise);
    }
    return song;
  }
}
