package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Standardisation;

class SpectrogramFeaturesTest {
  /** 9 bins, 1 frame. */
  private static SpectrogramFeatures features(float mean, float deviation) {
    float[] means = new float[9];
    float[] deviations = new float[9];
    Arrays.fill(means, 1);
    Arrays.fill(deviations, 2);
    means[4] = mean;
    deviations[4] = deviation;
    return SpectrogramFeatures.of(
        new FeatureSettings(8_000, 16, 8, "hann", Scale.LOG, 1, 1),
        new Standardisation(means, deviations, 4));
  }

  /** 0.5 in deviations of 4 around 3 is 5; in deviations of 2 around 0 that is 2.5. */
  @Test
  void from_otherStatistics_statesTheValueAnew() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      float[] values = new float[9];
      values[0] = 0.25f;
      values[4] = 0.5f;
      NDArray inputs = manager.create(values, new Shape(1, 9, 1));
      values[4] = 2.5f;

      NDArray anew = features(0, 2).from(features(3, 4), inputs);

      assertArrayEquals(values, anew.toFloatArray(), 1e-6f);
    }
  }

  @Test
  void from_theSameStatistics_isTheInputItself() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray inputs = manager.ones(new Shape(2, 9, 1));

      assertSame(inputs, features(3, 4).from(features(3, 4), inputs));
    }
  }
}
