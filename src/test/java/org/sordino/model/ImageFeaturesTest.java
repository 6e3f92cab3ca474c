package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageFeaturesTest {
  private static final int PLACES = 32 * 32;

  /** Green differs from red and blue. */
  private static ImageFeatures features(double mean, double deviation) {
    return new ImageFeatures(3, 32, 32, List.of(0.5, mean, 0.5), List.of(0.25, deviation, 0.25));
  }

  /** 2 deviations of 0.125 above 0.25 are 0.5; that is 0.4 deviations of 0.25 above 0.4. */
  @Test
  void from_otherStatistics_statesTheValueAnew() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      float[] values = new float[3 * PLACES];
      Arrays.fill(values, 0, PLACES, 0.75f);
      Arrays.fill(values, PLACES, 2 * PLACES, 2);
      NDArray inputs = manager.create(values, new Shape(1, 3, 32, 32));
      Arrays.fill(values, PLACES, 2 * PLACES, 0.4f);

      NDArray anew = features(0.4, 0.25).from(features(0.25, 0.125), inputs);

      assertArrayEquals(values, anew.toFloatArray(), 1e-6f);
    }
  }

  @Test
  void from_theSameStatistics_isTheInputItself() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray inputs = manager.ones(new Shape(2, 3, 32, 32));

      assertSame(inputs, features(0.4, 0.25).from(features(0.4, 0.25), inputs));
    }
  }
}
