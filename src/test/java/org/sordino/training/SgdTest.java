package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.EngineTest;
import org.sordino.model.NamedTensors;
import org.sordino.model.SafeTensors;
import org.sordino.network.NamedParameters;
import org.sordino.network.TensorSource;

/** One weight w = 1 and the loss 2w, whose gradient is 2. */
class SgdTest extends EngineTest {
  private final Block block = weight();

  private Block weight() {
    Block linear = Linear.builder().setUnits(1).optBias(false).build();
    NamedParameters.initialize(
        linear,
        new Shape(1),
        (name, shape, type, arrays) -> arrays.ones(shape, type),
        true,
        DataType.FLOAT32,
        manager);
    return linear;
  }

  private float value() {
    return NamedParameters.of(block).get("weight").getArray().toFloatArray()[0];
  }

  private void step(Sgd sgd, double rate) {
    NDArray input = manager.create(new float[] {2}, new Shape(1, 1));
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDList output = block.forward(new ParameterStore(manager, false), new NDList(input), true);
      collector.backward(output.singletonOrThrow().sum());
    }
    sgd.step(rate);
  }

  /** By hand, with momentum 0.5, decay 0.1 and rates 0.1, 0.01. */
  @ParameterizedTest
  @CsvSource({
    // plain: w ← w − η·2
    "0, 0, false, 0.8, 0.78",
    // momentum: v = 2, then 0.5·2 + 2 = 3
    "0.5, 0, false, 0.8, 0.77",
    // decay: g = 2.1, then 2 + 0.1·0.79
    "0, 0.1, false, 0.79, 0.76921",
    // both: v = 2.1, then 1.05 + 2.079 = 3.129
    "0.5, 0.1, false, 0.79, 0.75871",
    // Nesterov: 2.1 + 0.5·2.1 = 3.15, then v = 1.05 + 2.0685, step 2.0685 + 0.5·3.1185 = 3.62775
    "0.5, 0.1, true, 0.685, 0.6487225",
  })
  void step_twiceAtTwoRates_isAsByHand(
      double momentum, double decay, boolean nesterov, float first, float second) {
    Sgd sgd = new Sgd(block, momentum, decay, false, nesterov);

    step(sgd, 0.1);
    assertEquals(first, value(), 1e-6);
    step(sgd, 0.01);
    assertEquals(second, value(), 1e-6);
  }

  /** A weight, a bias and batch normalisation, all 1, without gradients: w ← w − 0.1·(0.5·1). */
  @ParameterizedTest
  @CsvSource({"false, 0.95, 0.95", "true, 0.95, 1"})
  void step_sparingNormalisation_decaysWeightsOnly(boolean sparing, float weight, float vector) {
    Block layers =
        new SequentialBlock()
            .add(Linear.builder().setUnits(1).build())
            .add(BatchNorm.builder().build());
    TensorSource ones = (name, shape, type, arrays) -> arrays.ones(shape, type);
    NamedParameters.initialize(layers, new Shape(1), ones, true, DataType.FLOAT32, manager);

    new Sgd(layers, 0.9, 0.5, sparing, false).step(0.1);

    Map<String, Float> found = new TreeMap<>();
    NamedParameters.of(layers)
        .forEach((name, value) -> found.put(name, value.getArray().toFloatArray()[0]));
    assertEquals(
        Map.of(
            "Linear.weight", weight,
            "Linear.bias", vector,
            "BatchNorm.weight", vector,
            "BatchNorm.bias", vector,
            "BatchNorm.running_mean", 1f,
            "BatchNorm.running_var", 1f),
        found);
  }

  @Test
  void velocities_afterTwoSteps_doNotHoldTheRate() {
    Sgd sgd = new Sgd(block, 0.5, 0.1, false, false);
    step(sgd, 0.1);
    step(sgd, 0.01);

    SafeTensors.Tensor velocity = sgd.velocities().get("weight");

    assertArrayEquals(new float[] {3.129f}, velocity.values(), 1e-6f);
    assertArrayEquals(new long[] {1, 1}, velocity.shape());
  }

  @Test
  void resume_velocitiesOfAnEarlierRun_goOnFromThem() {
    Sgd sgd = new Sgd(block, 0.5, 0, false, false);
    sgd.resume(velocity(4));

    step(sgd, 0.1);

    // v = 0.5·4 + 2
    assertEquals(1 - 0.1 * 4, value(), 1e-6);
  }

  @Test
  void resume_velocityMissing_isRefused() {
    Sgd sgd = new Sgd(block, 0.5, 0, false, false);
    NamedTensors none = NamedTensors.of(Path.of("checkpoint"), Map.of());

    assertThrows(NamedTensors.TensorMismatchException.class, () -> sgd.resume(none));
  }

  private static NamedTensors velocity(float value) {
    return NamedTensors.of(
        Path.of("checkpoint"),
        Map.of("weight", new SafeTensors.Tensor(new long[] {1, 1}, new float[] {value})));
  }
}
