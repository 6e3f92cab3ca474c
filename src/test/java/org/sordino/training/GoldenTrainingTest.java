package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.EngineTest;
import org.sordino.Golden;
import org.sordino.loss.Factor;
import org.sordino.loss.LsrOsTc;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;
import org.sordino.network.TensorSource;

/** Five steps from weights and inputs made by a formula: PyTorch's losses and final logits. */
class GoldenTrainingTest extends EngineTest {
  /** Names that the golden files have for networks of the registry. */
  private static final Map<String, String> OTHER_NAMES = Map.of("preact20", "preact-resnet20");

  /** What five steps gave. */
  private record Steps(double[] losses, double[] logits) {}

  @ParameterizedTest
  @CsvSource({
    "nnet1, FLOAT32, 1e-4",
    "nnet1-schedule, FLOAT64, 1e-6",
    "nnet2, FLOAT64, 1e-6",
    "nnet2, FLOAT32, 1e-4",
    "resnet20-nesterov, FLOAT64, 1e-6",
    "resnet29-bottleneck, FLOAT64, 1e-6",
    "preact20, FLOAT64, 1e-6",
    "wrn-16-1, FLOAT64, 1e-6",
  })
  void step_fiveTimes_lossesAndLogitsAgree(String name, DataType type, double tolerance) {
    JsonNode golden = Golden.json("training/" + name + ".json");

    Steps found = train(golden, type, 5);

    assertClose(Golden.vector(golden.get("loss_before_step")), found.losses, tolerance);
    assertClose(Golden.matrix(golden.get("logits_after")), found.logits, tolerance);
  }

  /**
   * Batch normalisation soon makes much of what float32 rounds, so only the first loss. Of the
   * networks with it only the cheapest: they are made of the same layers, and float64 compares how
   * each puts them together.
   */
  @Test
  void step_firstInFloat32_lossAgrees() {
    JsonNode golden = Golden.json("training/wrn-16-1.json");

    double[] losses = train(golden, DataType.FLOAT32, 1).losses;

    assertEquals(golden.get("loss_before_step").get(0).asDouble(), losses[0], 1e-4);
  }

  /** They agree to {@code tolerance}, and to that part of the largest if that is below 1. */
  private static void assertClose(double[] expected, double[] found, double tolerance) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertArrayEquals(expected, found, tolerance * Math.min(1, largest));
  }

  private Steps train(JsonNode golden, DataType type, int steps) {
    Shape shape =
        new Shape(
            Arrays.stream(Golden.vector(golden.get("shape"))).mapToLong(x -> (long) x).toArray());
    Block block = block(golden, shape.slice(1), type);
    NDArray inputs = fill(1000, 1.75, shape).toType(type, false);
    NDArray labels =
        manager.create(Golden.vector(golden.get("labels"))).toType(DataType.INT64, false);
    SoftLabelLoss loss =
        new SoftLabelLoss(
            new LsrOsTc(
                golden.get("alpha").asDouble(),
                golden.get("temperature").asDouble(),
                golden.get("gamma").asDouble(),
                Factor.parse(golden.get("factor").asText())));
    JsonNode optimizer = golden.get("optimizer");
    Sgd sgd =
        new Sgd(
            block,
            optimizer.get("momentum").asDouble(),
            optimizer.get("weight_decay").asDouble(),
            false,
            optimizer.get("nesterov").asBoolean());
    double[] rates = Golden.vector(optimizer.get("learning_rates"));
    double[] losses = new double[steps];
    ParameterStore store = new ParameterStore(manager, false);
    for (int step = 0; step < steps; step++) {
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray logits = block.forward(store, new NDList(inputs), true).singletonOrThrow();
        NDArray total = loss.parts(logits, labels).total();
        collector.backward(total);
        losses[step] = total.toType(DataType.FLOAT64, false).getDouble();
      }
      sgd.step(rates[step]);
    }
    NDArray after = block.forward(store, new NDList(inputs), false).singletonOrThrow();
    return new Steps(losses, after.toType(DataType.FLOAT64, false).toDoubleArray());
  }

  /** The network with the formula's weights. */
  private Block block(JsonNode golden, Shape input, DataType type) {
    String name = golden.get("network").asText();
    Block block =
        NetworkName.create(NetworkSettings.of(OTHER_NAMES.getOrDefault(name, name)), input, 10);
    List<String> names = new ArrayList<>();
    Map<String, JsonNode> tensors = new HashMap<>();
    for (JsonNode tensor : golden.get("tensors")) {
      names.add(tensor.get("name").asText());
      tensors.put(tensor.get("name").asText(), tensor);
    }
    TensorSource formula =
        (tensor, shape, dataType, arrays) -> {
          JsonNode rule = tensors.get(tensor);
          if (rule == null) {
            return tensor.endsWith("running_var")
                ? arrays.ones(shape, dataType)
                : arrays.zeros(shape, dataType);
          }
          return switch (rule.get("fill").asText()) {
            case "ones" -> arrays.ones(shape, dataType);
            case "zeros" -> arrays.zeros(shape, dataType);
            default ->
                fill(names.indexOf(tensor), rule.get("bound").asDouble(), shape)
                    .toType(dataType, false);
          };
        };
    NamedParameters.initialize(block, input, formula, true, type, manager);
    assertEquals(golden.get("parameters").asLong(), NamedParameters.count(block));
    assertEquals(
        names,
        NamedParameters.of(block).keySet().stream()
            .filter(tensor -> !tensor.contains("running_"))
            .toList());
    return block;
  }

  private NDArray fill(int k, double bound, Shape shape) {
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Golden.formula(k, i, bound);
    }
    return manager.create(values, shape);
  }
}
