package org.sordino.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.EngineTest;

class HeNormalTest extends EngineTest {
  private static final Shape KERNELS = new Shape(64, 32, 3, 3);

  private float[] values(TensorSource source, String name, Shape shape) {
    return source.tensor(name, shape, DataType.FLOAT32, manager).toFloatArray();
  }

  /** √(2/(64·9)) = 0.058926, √(2/(128·1)) = 0.125: the inputs of a filter do not count. */
  @ParameterizedTest
  @CsvSource({"64, 32, 3, 0.058926", "128, 200, 1, 0.125"})
  void tensor_convolution_isNormalWithVarianceTwoByFanOut(
      int filters, int channels, int kernel, double deviation) {
    float[] values =
        values(new HeNormal(5), "conv1.weight", new Shape(filters, channels, kernel, kernel));

    double[] scaled =
        IntStream.range(0, values.length).mapToDouble(i -> values[i] / deviation).toArray();
    // Of some 20,000 numbers; the bounds are about six deviations of each figure.
    assertEquals(0, Arrays.stream(scaled).average().orElseThrow(), 0.045);
    assertEquals(1, Arrays.stream(scaled).map(x -> x * x).average().orElseThrow(), 0.06);
    assertEquals(3, Arrays.stream(scaled).map(x -> x * x * x * x).average().orElseThrow(), 0.42);
    assertEquals(
        0.6827,
        Arrays.stream(scaled).filter(x -> Math.abs(x) < 1).count() / (double) values.length,
        0.02);
  }

  @Test
  void tensor_linearLayer_isUniformByItsFanIn() {
    HeNormal source = new HeNormal(5);
    float[] weights = values(source, "fc.weight", new Shape(100, 64));
    float[] biases = values(source, "fc.bias", new Shape(100));

    for (float[] values : new float[][] {weights, biases}) {
      double largest =
          IntStream.range(0, values.length)
              .mapToDouble(i -> Math.abs(values[i]))
              .max()
              .orElseThrow();
      assertTrue(largest <= 0.125 && largest > 0.115, largest + "");
    }
  }

  @Test
  void tensor_normalisation_beginsAsTheIdentityWhateverItsName() {
    HeNormal source = new HeNormal(5);
    Shape two = new Shape(2);

    assertArrayEquals(new float[] {1, 1}, values(source, "layer1.0.downsample.1.weight", two));
    assertArrayEquals(new float[] {0, 0}, values(source, "layer1.0.downsample.1.bias", two));
    assertArrayEquals(
        new float[] {0, 0}, values(source, "layer1.0.downsample.1.running_mean", two));
    assertArrayEquals(new float[] {1, 1}, values(source, "layer1.0.downsample.1.running_var", two));
  }

  @Test
  void tensor_seed_decidesTheValues() {
    float[] values = values(new HeNormal(7), "conv1.weight", KERNELS);

    assertArrayEquals(values, values(new HeNormal(7), "conv1.weight", KERNELS));
    assertFalse(Arrays.equals(values, values(new HeNormal(8), "conv1.weight", KERNELS)));
  }

  /** Worked out apart, from the algorithms of Random and SplittableRandom. */
  @Test
  void tensor_ofASeed_isWhatItAlwaysWas() {
    HeNormal source = new HeNormal(7);

    assertBegins(values(source, "conv1.weight", KERNELS), 0.010054777f, -0.14851499f, 0.02539065f);
    assertBegins(values(source, "conv2.weight", KERNELS), -0.044457607f, -0.032463f);
    assertBegins(
        values(new HeNormal(7), "fc.weight", new Shape(10, 64)), -0.10995799f, 0.07750346f);
  }

  private static void assertBegins(float[] values, float... expected) {
    assertArrayEquals(expected, Arrays.copyOf(values, expected.length), 1e-8f);
  }

  @Test
  void tensor_twoLayersOfOneShape_differ() {
    HeNormal source = new HeNormal(7);

    assertFalse(
        Arrays.equals(
            values(source, "conv1.weight", KERNELS), values(source, "conv2.weight", KERNELS)));
  }
}
