package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sordino.EngineTest;
import org.sordino.dataset.MadeUpSongs;
import org.sordino.evaluation.Argmax;
import org.sordino.evaluation.TemperatureScaling;
import org.sordino.spectrogram.Magnitudes;
import org.sordino.spectrogram.Standardisation;

/**
 * Half precision must not move a decision: the shipped model hears clips of songs that it does not
 * know, as a classifier gives them to it, and from magnitudes, logarithms and standardised values
 * that were never in half precision.
 */
class FullPrecisionTest extends EngineTest {
  private static final int CLIP = 128 * 512 + 1024;
  private static final int STEP = 64 * 512;

  /** The probabilities of a clip in full precision, calibrated. */
  private static float[] exact(
      float[] samples, LoadedNetwork network, ModelDescription description) {
    SpectrogramFeatures features = SpectrogramFeatures.in(description.features());
    Standardisation standardisation = features.standardisation();
    int frames = features.clipFrames();
    float[] values = Magnitudes.of(features.settings(), samples);
    for (int i = 0; i < values.length; i++) {
      double mean = standardisation.mean()[i / frames];
      double deviation = standardisation.deviation()[i / frames];
      double standard = (Math.log(1 + 100.0 * values[i]) - mean) / deviation;
      values[i] = (float) Math.max(-4, Math.min(4, standard));
    }
    try (NDManager scope = network.manager().newSubManager()) {
      NDArray input = scope.create(values, new Shape(1, values.length / frames, frames));
      float[] probabilities = Inference.softmax(Inference.logits(network.block(), input, scope));
      return TemperatureScaling.apply(probabilities, description.calibrationTemperature());
    }
  }

  /** 70 clips of 10 songs; the network was trained on songs of seed 1. */
  @Test
  void classify_clipsOfUnknownSongs_isAsInFullPrecision() throws IOException {
    Path home = Path.of(System.getProperty("project.basedir", "."));
    ModelFolder files = new ModelFolder(home.resolve("models/demo"));
    ModelDescription description = files.describe();
    List<String> classes = description.classes();
    MadeUpSongs songs = new MadeUpSongs(1, 12, 2);
    double largest = 0;
    try (GenreClassifier classifier = GenreClassifier.load(files, description, torch);
        LoadedNetwork network = LoadedNetwork.of(files, description, torch)) {
      for (String genre : MadeUpSongs.GENRES) {
        float[] song = songs.samples(genre, 0);
        for (int start = 0; start + CLIP <= song.length; start += STEP) {
          float[] clip = Arrays.copyOfRange(song, start, start + CLIP);
          Classification found = classifier.classify(clip, 22_050);
          float[] expected = exact(clip, network, description);

          assertEquals(classes.get(Argmax.of(expected)), found.genre(), genre + " from " + start);
          for (int c = 0; c < expected.length; c++) {
            double probability = found.probabilities().get(classes.get(c));
            largest = Math.max(largest, Math.abs(expected[c] - probability));
          }
        }
      }
    }
    assertEquals(0, largest, 0.0002);
  }
}
