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
import java.util.LinkedHashMap;
import java.util.Map;
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

/** Five steps from weights and inputs made by a formula: PyTorch's losses and final logits. */
class GoldenTrainingTest extends EngineTest {

  @ParameterizedTest
  @CsvSource({
    "nnet1, FLOAT64, 1e-6",
    "nnet1, FLOAT32, 1e-4",
    "nnet1-schedule, FLOAT64, 1e-6",
    "nnet1-schedule, FLOAT32, 1e-4",
    "nnet2, FLOAT64, 1e-6",
    "nnet2, FLOAT32, 1e-4",
  })
  void step_fiveTimes_lossesAndLogitsAgree(String name, DataType type, double tolerance) {
    JsonNode golden = Golden.json("training/" + name + ".json");
    Shape input = new Shape(513, 129);
    NetworkSettings settings = NetworkSettings.of(golden.get("network").asText(), null, false, 0);
    Block block = NetworkName.create(settings, input, 10);
    Map<String, double[]> formula = new LinkedHashMap<>();
    for (JsonNode tensor : golden.get("tensors")) {
      formula.put(
          tensor.get("name").asText(),
          new double[] {formula.size(), tensor.get("bound").asDouble()});
    }
    NamedParameters.initialize(
        block,
        input,
        (tensor, shape, dataType, arrays) ->
            fill((int) formula.get(tensor)[0], formula.get(tensor)[1], shape)
                .toType(dataType, false),
        true,
        type,
        manager);
    assertEquals(golden.get("parameters").asLong(), NamedParameters.count(block));
    assertEquals(formula.keySet(), NamedParameters.of(block).keySet());

    NDArray inputs = fill(1000, 1.75, new Shape(8, 513, 129)).toType(type, false);
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
    double[] losses = new double[rates.length];
    ParameterStore store = new ParameterStore(manager, false);
    for (int step = 0; step < rates.length; step++) {
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray logits = block.forward(store, new NDList(inputs), true).singletonOrThrow();
        NDArray total = loss.parts(logits, labels).total();
        collector.backward(total);
        losses[step] = total.toType(DataType.FLOAT64, false).getDouble();
      }
      sgd.step(rates[step]);
    }
    assertArrayEquals(Golden.vector(golden.get("loss_before_step")), losses, tolerance);
    NDArray after = block.forward(store, new NDList(inputs), false).singletonOrThrow();
    assertArrayEquals(
        Golden.matrix(golden.get("logits_after")),
        after.toType(DataType.FLOAT64, false).toDoubleArray(),
        tolerance);
  }

  private NDArray fill(int k, double bound, Shape shape) {
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Golden.formula(k, i, bound);
    }
    return manager.create(values, shape);
  }
}
