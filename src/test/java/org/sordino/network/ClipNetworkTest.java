package org.sordino.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClipNetworkTest extends NetworkTest {
  private static final Shape CLIP = new Shape(513, 129);
  private static final Shape SMALL = new Shape(8, 32);

  private Block small(String name, boolean batchNorm, double dropout) {
    NetworkSettings settings = NetworkSettings.of(name, null, batchNorm, dropout, null);
    return network(settings, SMALL, 4, new UniformFanIn(1));
  }

  private NDArray inputs(int samples) {
    return manager.arange(samples * 8 * 32f).sin().reshape(samples, 8, 32);
  }

  static List<Object[]> sizes() {
    return List.of(
        new Object[] {"nnet1", null, 464_906L},
        new Object[] {"nnet1", List.of(300, 150), 660_336L},
        new Object[] {"nnet2", null, 1_250_928L});
  }

  /** METHODS.md 4: 513 bins, 10 classes. */
  @ParameterizedTest
  @MethodSource("sizes")
  void count_networksOfThePaper_isTheirPublishedSize(
      String name, @Nullable List<Integer> head, long expected) {
    NetworkSettings settings = NetworkSettings.of(name, head, false, 0, null);
    Block block = network(settings, CLIP, 10, new UniformFanIn(1));

    assertEquals(expected, NamedParameters.count(block));
    NDArray clips = manager.zeros(new Shape(2, 513, 129));
    assertEquals(new Shape(2, 10), logits(block, clips, false).getShape());
    assertEquals(new Shape(2, 10), block.getOutputShapes(new Shape[] {clips.getShape()})[0]);
  }

  /** Channels that fill no whole block of the engine: it must not compute with what lay there. */
  @ParameterizedTest
  @ValueSource(strings = {"nnet1", "nnet2"})
  void forward_memoryFullOfNaN_isFinite(String name) {
    NetworkSettings settings = NetworkSettings.of(name, null, false, 0, null);
    Block block = network(settings, CLIP, 10, new UniformFanIn(1));

    for (int round = 0; round < 20; round++) {
      for (long floats = 1 << 12; floats <= 1 << 21; floats *= 2) {
        manager.full(new Shape(floats), Float.NaN).close();
      }
      try (NDArray clips = manager.zeros(new Shape(8, 513, 129))) {
        for (float logit : forward(block, clips, false)) {
          assertTrue(Float.isFinite(logit), "round " + round + ": " + logit);
        }
      }
    }
  }

  /** What a step computes belongs to the step, and goes with it. */
  @ParameterizedTest
  @CsvSource({"nnet1, false", "nnet1, true", "nnet2, false", "nnet2, true"})
  void forward_inputsOfAStep_leavesNothingWithTheNetwork(String name, boolean training) {
    Block block = small(name, true, 0.5);
    int arrays = manager.getManagedArrays().size();

    try (NDManager step = torch.newManager()) {
      logits(block, step.ones(new Shape(3, 8, 32)), training);

      assertEquals(arrays, manager.getManagedArrays().size());
    }
  }

  @Test
  void count_batchNormalisation_addsTwoPerFilterButNoStatistics() {
    NetworkSettings settings = NetworkSettings.of("nnet1", null, true, 0, null);

    assertEquals(
        464_906 + 2 * (128 + 128 + 256),
        NamedParameters.count(network(settings, CLIP, 10, new UniformFanIn(1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nnet1", "nnet2"})
  void initialValues_ofClipNetworks_areUniformOfTheSeed(String name) {
    NetworkSettings settings = NetworkSettings.of(name);
    Shape shape = new Shape(2, 3, 4);

    float[] found =
        NetworkName.initialValues(settings, 3)
            .tensor("conv1.weight", shape, DataType.FLOAT32, manager)
            .toFloatArray();

    assertArrayEquals(
        new UniformFanIn(3).tensor("conv1.weight", shape, DataType.FLOAT32, manager).toFloatArray(),
        found);
  }

  @Test
  void of_nnet2_namesParametersAsPyTorchDoes() {
    assertEquals(
        List.of(
            "conv1.weight",
            "conv1.bias",
            "conv2.weight",
            "conv2.bias",
            "conv3.weight",
            "conv3.bias",
            "fc1.weight",
            "fc1.bias",
            "fc2.weight",
            "fc2.bias",
            "fc3.weight",
            "fc3.bias"),
        List.copyOf(NamedParameters.of(small("nnet2", false, 0)).keySet()));
  }

  @Test
  void of_batchNormalisation_namesItsParametersAfterEachConvolution() {
    List<String> names = List.copyOf(NamedParameters.of(small("nnet1", true, 0)).keySet());

    assertEquals(
        List.of(
            "conv1.weight",
            "conv1.bias",
            "bn1.weight",
            "bn1.bias",
            "bn1.running_mean",
            "bn1.running_var",
            "conv2.weight"),
        names.subList(0, 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nnet1", "nnet2"})
  void forward_dropout_changesTheOutputInTrainingOnly(String name) throws Exception {
    Block plain = small(name, false, 0);
    Block dropping = small(name, false, 0.5);
    NDArray inputs = inputs(3);

    assertArrayEquals(forward(plain, inputs, false), forward(dropping, inputs, false));
    assertArrayEquals(forward(plain, inputs, true), forward(plain, inputs, false), 1e-6f);
    torch.seed(1);
    float[] first = forward(dropping, inputs, true);
    float[] second = forward(dropping, inputs, true);
    torch.seed(1);
    assertFalse(Arrays.equals(first, second));
    assertArrayEquals(first, forward(dropping, inputs, true));
  }

  @Test
  void forward_batchNormalisation_updatesStatisticsInTrainingOnly() {
    // A convolution that gives 3 everywhere: mean 3, variance 0, of which a tenth is taken in.
    NetworkSettings settings = NetworkSettings.of("nnet1", null, true, 0, null);
    UniformFanIn others = new UniformFanIn(1);
    Block block =
        network(
            settings,
            SMALL,
            4,
            (name, shape, type, arrays) ->
                switch (name) {
                  case "conv1.weight" -> others.tensor(name, shape, type, arrays).mul(0);
                  case "conv1.bias" -> arrays.ones(shape, type).mul(3);
                  default -> others.tensor(name, shape, type, arrays);
                });

    forward(block, inputs(5), false);
    assertEquals(0, value(block, "bn1.running_mean"));
    assertEquals(1, value(block, "bn1.running_var"));
    forward(block, inputs(5), true);
    assertEquals(0.3, value(block, "bn1.running_mean"), 1e-6);
    assertEquals(0.9, value(block, "bn1.running_var"), 1e-6);
    forward(block, inputs(5), true);
    assertEquals(0.57, value(block, "bn1.running_mean"), 1e-6);
  }

  private static float value(Block block, String parameter) {
    return NamedParameters.of(block).get(parameter).getArray().toFloatArray()[0];
  }

  /** Zeros but for the kernel of the first filter on the first channel, and the values named. */
  private static TensorSource kernels(Map<String, float[]> kernels) {
    return (name, shape, type, arrays) -> {
      float[] values = new float[(int) shape.size()];
      if (name.endsWith("running_var") || (name.startsWith("bn") && name.endsWith(".weight"))) {
        Arrays.fill(values, 1);
      }
      float[] kernel = kernels.getOrDefault(name, new float[0]);
      System.arraycopy(kernel, 0, values, 0, kernel.length);
      return arrays.create(values, shape);
    };
  }

  /** Two classes told from {@code frames} frames of one bin, with kernels as above. */
  private Block narrow(NetworkSettings settings, int frames, Map<String, float[]> kernels) {
    return network(settings, new Shape(1, frames), 2, kernels(kernels));
  }

  /** The maximum on the first logit and the mean on the second: features 0 and 256 of 512. */
  private static float[] maximumAndMean() {
    float[] weights = new float[2 * 512];
    weights[0] = 1;
    weights[512 + 256] = 1;
    return weights;
  }

  @Test
  void forward_nnet2_keepsTheLengthWithOneZeroLeftAndTwoRight() {
    // a = 1 2 3. With taps 1 10 100 1000 at t − 1 … t + 2 the second convolution gives
    // 10·1 + 100·2 + 1000·3 = 3210, 1 + 20 + 300 = 321, 2 + 30 = 32; plus a: 3211 323 35.
    NetworkSettings settings = new NetworkSettings("nnet2", List.of(), false, 0, null, null);
    Block block =
        narrow(
            settings,
            6,
            Map.of(
                "conv1.weight", new float[] {1, 0, 0, 0},
                "conv2.weight", new float[] {1, 10, 100, 1000},
                "conv3.weight", new float[] {0, 1, 0, 0},
                "fc1.weight", maximumAndMean()));

    NDArray input = manager.create(new float[] {1, 2, 3, 9, 9, 9}, new Shape(1, 1, 6));

    assertArrayEquals(
        new float[] {3211, (3211 + 323 + 35) / 3f}, forward(block, input, false), 1e-3f);
  }

  @Test
  void forward_nnet1_halvesByMaximaTwiceAndConvolvesWithoutPadding() {
    // 25 frames: the first convolution passes frame t on (22 left), pairs leave 11 maxima; the
    // second passes on (8), pairs leave 4; the third adds its four: one result.
    NetworkSettings settings = NetworkSettings.of("nnet1", List.of(), false, 0, null);
    Block block =
        narrow(
            settings,
            25,
            Map.of(
                "conv1.weight", new float[] {1, 0, 0, 0},
                "conv2.weight", new float[] {1, 0, 0, 0},
                "conv3.weight", new float[] {1, 1, 1, 1},
                "fc1.weight", maximumAndMean()));
    float[] frames = new float[25];
    for (int t = 0; t < 25; t++) {
      frames[t] = t;
    }

    float[] logits = forward(block, manager.create(frames, new Shape(1, 1, 25)), false);

    // Maxima of four frames each: 3, 7, 11, 15.
    assertArrayEquals(new float[] {36, 36}, logits, 1e-4f);
  }

  @Test
  void forward_nnet2WithBatchNormalisation_takesStatisticsOfTheLengthKept() {
    // a is the normalised 1 2 3, negative ones cut: 0 0 1.2247; the second convolution passes it
    // on, so that its mean over three frames is 0.40825, of which a tenth is taken in.
    NetworkSettings settings = new NetworkSettings("nnet2", List.of(), true, 0, null, null);
    Block block =
        narrow(
            settings,
            6,
            Map.of(
                "conv1.weight", new float[] {1, 0, 0, 0},
                "conv2.weight", new float[] {0, 1, 0, 0}));

    forward(block, manager.create(new float[] {1, 2, 3, 9, 9, 9}, new Shape(1, 1, 6)), true);

    assertEquals(0.040825, value(block, "bn2.running_mean"), 1e-5);
  }
}
