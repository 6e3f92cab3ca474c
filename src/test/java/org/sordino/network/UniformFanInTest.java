package org.sordino.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.EngineTest;

class UniformFanInTest extends EngineTest {
  private static final Shape KERNELS = new Shape(128, 513, 4);

  private float[] values(TensorSource source, String name, Shape shape) {
    return source.tensor(name, shape, DataType.FLOAT32, manager).toFloatArray();
  }

  private static double[] sorted(float[] values) {
    double[] sorted = new double[values.length];
    Arrays.setAll(sorted, i -> values[i]);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Fan-in 513·4 = 2,052 of a convolution, 512 of a linear layer. */
  @ParameterizedTest
  @CsvSource({"conv1, 128, 2052", "fc1, 10, 512"})
  void tensor_weight_fillsTheBoundsEvenly(String layer, int outputs, int fanIn) {
    double[] weights =
        sorted(values(new UniformFanIn(3), layer + ".weight", new Shape(outputs, fanIn)));

    double bound = 1 / Math.sqrt(fanIn);
    assertTrue(weights[0] >= -bound && weights[0] < -0.99 * bound, weights[0] + "");
    double last = weights[weights.length - 1];
    assertTrue(last <= bound && last > 0.99 * bound, last + "");
    assertEquals(0, Arrays.stream(weights).average().orElseThrow(), 0.03 * bound);
    assertEquals(bound / 2, weights[weights.length * 3 / 4], 0.03 * bound);
  }

  @Test
  void tensor_bias_hasTheBoundOfItsLayersWeight() {
    UniformFanIn source = new UniformFanIn(3);
    values(source, "conv1.weight", KERNELS);
    double[] biases = sorted(values(source, "conv1.bias", new Shape(1000)));

    double bound = 1 / Math.sqrt(2052);
    assertTrue(biases[0] >= -bound && biases[0] < -0.9 * bound, biases[0] + "");
    assertTrue(biases[999] <= bound && biases[999] > 0.9 * bound, biases[999] + "");
  }

  @Test
  void tensor_seed_decidesTheValues() {
    float[] values = values(new UniformFanIn(7), "conv1.weight", KERNELS);

    assertArrayEquals(values, values(new UniformFanIn(7), "conv1.weight", KERNELS));
    assertFalse(Arrays.equals(values, values(new UniformFanIn(8), "conv1.weight", KERNELS)));
  }

  /** Worked out apart, from the algorithm of SplittableRandom in Java 8. */
  @Test
  void tensor_seedSeven_isWhatItAlwaysWas() {
    UniformFanIn source = new UniformFanIn(7);

    assertArrayEquals(
        new float[] {0.042611025f, -0.00042720398f, 0.009693532f},
        Arrays.copyOf(values(source, "fc1.weight", new Shape(10, 512)), 3));
    assertArrayEquals(
        new float[] {-0.021598442f, 0.023800422f}, values(source, "fc1.bias", new Shape(2)));
  }

  @Test
  void tensor_twoLayersOfOneShape_differ() {
    UniformFanIn source = new UniformFanIn(7);

    assertFalse(
        Arrays.equals(
            values(source, "conv2.weight", KERNELS), values(source, "conv3.weight", KERNELS)));
  }

  @Test
  void tensor_biasBeforeItsWeight_isAMistakeOfTheProgram() {
    assertThrows(
        IllegalStateException.class,
        () -> values(new UniformFanIn(1), "conv1.bias", new Shape(128)));
  }

  @Test
  void tensor_batchNormalisation_beginsAsTheIdentity() {
    UniformFanIn source = new UniformFanIn(1);
    Shape two = new Shape(2);

    assertArrayEquals(new float[] {1, 1}, values(source, "bn1.weight", two));
    assertArrayEquals(new float[] {0, 0}, values(source, "bn1.bias", two));
    assertArrayEquals(new float[] {0, 0}, values(source, "bn1.running_mean", two));
    assertArrayEquals(new float[] {1, 1}, values(source, "bn1.running_var", two));
  }
}
