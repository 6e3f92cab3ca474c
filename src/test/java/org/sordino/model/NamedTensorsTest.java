package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.EngineTest;
import org.sordino.Golden;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;

class NamedTensorsTest extends EngineTest {
  private static final Path FILE = Path.of("weights.safetensors");

  private static NamedTensors weights(float... values) {
    return NamedTensors.of(
        FILE, Map.of("fc1.bias", new SafeTensors.Tensor(new long[] {2}, values)));
  }

  private String refusal(NamedTensors weights, String name, Shape shape) {
    return assertThrows(
            NamedTensors.TensorMismatchException.class,
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

  /** Written by the reference implementation from a formula. */
  @ParameterizedTest
  @CsvSource({"nnet1, 513x129", "resnet20, 3x32x32"})
  void read_networkOfOtherCode_fillsOursByItsNames(String network, String shape)
      throws IOException {
    Path file = Golden.path("training/" + network + ".safetensors");
    Shape input = new Shape(Arrays.stream(shape.split("x")).mapToLong(Long::parseLong).toArray());
    Block block = NetworkName.create(NetworkSettings.of(network), input, 10);

    NamedParameters.initialize(
        block, input, NamedTensors.read(file), false, DataType.FLOAT32, manager);

    Map<String, SafeTensors.Tensor> found = NamedTensors.valuesOf(block);
    assertEquals(SafeTensors.read(file).tensors().keySet(), found.keySet());
    JsonNode tensors = Golden.json("training/" + network + ".json").get("tensors");
    for (int k = 0; k < tensors.size(); k++) {
      JsonNode tensor = tensors.get(k);
      float[] values = found.get(tensor.get("name").asText()).values();
      for (int i = 0; i < values.length; i++) {
        float expected =
            switch (tensor.get("fill").asText()) {
              case "ones" -> 1;
              case "zeros" -> 0;
              default -> Golden.formula(k, i, tensor.get("bound").asDouble());
            };
        assertEquals(expected, values[i], tensor.get("name").asText());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void tensor_notFinite_isRefused(float value) {
    assertEquals(
        "weights.safetensors: expected finite values in fc1.bias, found " + value,
        refusal(weights(1, value), "fc1.bias", new Shape(2)));
  }
}
