package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.EngineTest;

class WeightsTest extends EngineTest {
  private static final Path FILE = Path.of("weights.safetensors");

  private static Weights weights(float... values) {
    return Weights.of(FILE, Map.of("fc1.bias", new SafeTensors.Tensor(new long[] {2}, values)));
  }

  private String refusal(Weights weights, String name, Shape shape) {
    return assertThrows(
            Weights.WeightsException.class,
            () -> weights.tensor(name, shape, DataType.FLOAT32, manager))
        .getMessage();
  }

  @Test
  void tensor_known_isInTheTypeAskedFor() {
    Shape two = new Shape(2);

    assertArrayEquals(
        new float[] {1, 2},
        weights(1, 2).tensor("fc1.bias", two, DataType.FLOAT32, manager).toFloatArray());
    assertArrayEquals(
        new double[] {1, 2},
        weights(1, 2).tensor("fc1.bias", two, DataType.FLOAT64, manager).toDoubleArray());
  }

  @Test
  void tensor_missing_isRefusedByName() {
    assertEquals(
        "weights.safetensors: expected the tensor fc2.bias of [2], found none",
        refusal(weights(1, 2), "fc2.bias", new Shape(2)));
  }

  @Test
  void tensor_anotherShape_isRefused() {
    assertEquals(
        "weights.safetensors: expected the tensor fc1.bias of [1, 2], found one of [2]",
        refusal(weights(1, 2), "fc1.bias", new Shape(1, 2)));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void tensor_notFinite_isRefused(float value) {
    assertEquals(
        "weights.safetensors: expected finite values in fc1.bias, found " + value,
        refusal(weights(1, value), "fc1.bias", new Shape(2)));
  }
}
