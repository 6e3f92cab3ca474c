package org.sordino.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes and parts of image networks; what they compute is GoldenTrainingTest's. */
class ImageNetworkTest extends NetworkTest {
  private static final Shape IMAGE = new Shape(3, 32, 32);

  private Block network(NetworkSettings settings, int classes, TensorSource source) {
    return network(settings, IMAGE, classes, source);
  }

  private Block network(NetworkSettings settings) {
    return network(settings, 10, NetworkName.initialValues(settings, 1));
  }

  private Block network(String name) {
    return network(NetworkSettings.of(name));
  }

  /** To be counted. */
  private Block zeros(String name, @Nullable Shortcut shortcut, int classes) {
    NetworkSettings settings = NetworkSettings.of(name, null, false, 0, shortcut);
    return network(settings, classes, (tensor, shape, type, arrays) -> arrays.zeros(shape, type));
  }

  private NDArray images(int count) {
    return manager.arange(count * 3 * 32 * 32f).sin().reshape(count, 3, 32, 32);
  }

  /** METHODS.md 4; ninety classes more are ninety rows of weights and biases more. */
  @ParameterizedTest
  @CsvSource({
    "resnet20, 269722, 275572",
    "resnet56, 853018, 858868",
    "resnet110, 1727962, 1733812",
    "resnet164, 1704154, 1727284",
    "preact-resnet110, 1727962, 1733812",
    "preact-resnet164, 1703258, 1726388",
    "wrn-16-8, 10961370, 11007540",
    "wrn-28-10, 36479194, 36536884",
    "wrn-40-4, 8949210, 8972340",
    "wrn-40-2, 2243546, 2255156",
    "wrn-16-2, 691674, 703284",
    "wrn-40-1, 563930, 569780",
  })
  void count_networksOfThePapers_isTheirSize(String name, long ten, long hundred) {
    Block block = zeros(name, null, 100);
    long features = NamedParameters.of(block).get("fc.weight").getArray().getShape().get(1);

    assertEquals(hundred, NamedParameters.count(block));
    assertEquals(ten, hundred - 90 * (features + 1));
  }

  /** By hand from the rows above; ·2 is the weight and the bias of batch normalisation. */
  @ParameterizedTest
  @CsvSource({
    // 269,722 and two projections: 16·32 + 32·2 and 32·64 + 64·2
    "resnet20, B, 272474",
    // 1,704,154 without 16·64 + 64·2, 64·128 + 128·2 and 128·256 + 256·2
    "resnet164, A, 1661274",
    // 1,727,962 and 16·32 + 32·64, projections without batch normalisation
    "preact-resnet110, B, 1730522",
    // 1,703,258 without 16·64 + 64·128 + 128·256
    "preact-resnet164, A, 1661274",
    "resnet164-bottleneck, B, 1704154",
    "preact-resnet164-bottleneck, B, 1703258",
  })
  void count_otherShortcut_isAsByHand(String name, Shortcut shortcut, long expected) {
    assertEquals(expected, NamedParameters.count(zeros(name, shortcut, 10)));
  }

  @ParameterizedTest
  @CsvSource({"resnet8, 1, 1, true", "wrn-10-1, 1, 1, true", "resnet8, 1, 2, false"})
  void initialValues_ofImageNetworks_areHeNormalOfTheSeed(
      String name, long seed, long other, boolean same) {
    NetworkSettings settings = NetworkSettings.of(name);

    Block found = network(settings, 10, NetworkName.initialValues(settings, seed));
    Block expected = network(settings, 10, new HeNormal(other));

    for (String layer : List.of("conv1.weight", "layer3.0.conv2.weight", "fc.bias")) {
      float[] values = NamedParameters.of(expected).get(layer).getArray().toFloatArray();
      float[] others = NamedParameters.of(found).get(layer).getArray().toFloatArray();
      assertEquals(same, Arrays.equals(values, others), layer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet8",
        "resnet11-bottleneck",
        "preact-resnet8",
        "preact-resnet11-bottleneck",
        "wrn-10-2"
      })
  void forward_batch_givesLogitsAndLeavesNothingElse(String name) {
    Block block = network(name);
    NDArray inputs = images(2);
    float[] before = inputs.toFloatArray();
    for (boolean training : new boolean[] {false, true}) {
      int arrays = manager.getManagedArrays().size();

      NDArray logits = logits(block, inputs, training);

      assertEquals(new Shape(2, 10), logits.getShape());
      assertEquals(arrays + 1, manager.getManagedArrays().size());
      assertArrayEquals(before, inputs.toFloatArray());
    }
    assertEquals(new Shape(2, 10), block.getOutputShapes(new Shape[] {inputs.getShape()})[0]);
  }

  @Test
  void of_manyLayers_namesThemAllAsPyTorchDoes() {
    List<String> expected = new ArrayList<>(List.of("conv1.weight"));
    List<String> statistics = List.of("weight", "bias", "running_mean", "running_var");
    statistics.forEach(part -> expected.add("bn1." + part));
    for (int stage = 1; stage <= 3; stage++) {
      for (int block = 0; block < 18; block++) {
        String name = "layer" + stage + "." + block + ".";
        for (int i = 1; i <= 2; i++) {
          expected.add(name + "conv" + i + ".weight");
          for (String part : statistics) {
            expected.add(name + "bn" + i + "." + part);
          }
        }
      }
    }
    expected.addAll(List.of("fc.weight", "fc.bias"));

    assertEquals(expected, List.copyOf(NamedParameters.of(network("resnet110")).keySet()));
  }

  @ParameterizedTest
  @CsvSource({
    "resnet20, B, layer2.0.downsample.0.weight, 4, layer2.0.downsample.1.running_var",
    "preact-resnet20, B, layer2.0.shortcut.weight, 1, layer2.1.bn1.weight",
    "preact-resnet164, , layer1.0.shortcut.weight, 1, layer1.1.bn1.weight",
  })
  void of_projections_namesThemByTheKindOfNetwork(
      String network, @Nullable Shortcut shortcut, String first, int after, String later) {
    NetworkSettings settings = NetworkSettings.of(network, null, false, 0, shortcut);

    List<String> names = List.copyOf(NamedParameters.of(network(settings)).keySet());

    int place = names.indexOf(first);
    assertTrue(place >= 0, names.toString());
    assertEquals(place + after, names.indexOf(later));
  }

  /** Two channels of 3×3, 0 to 8 and 9 to 17: corners stay, between two empty channels. */
  @Test
  void forward_shortcutA_keepsEverySecondPlaceBetweenZeroChannels() {
    NDArray input = manager.arange(18f).reshape(1, 2, 3, 3);

    NDArray output =
        new ZeroPadding(2, 4, 2)
            .forward(input, new Network.Pass(new ParameterStore(manager, false), true));

    assertEquals(new Shape(1, 4, 2, 2), output.getShape());
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 0, 2, 6, 8, 9, 11, 15, 17, 0, 0, 0, 0}, output.toFloatArray());
  }

  @Test
  void forward_dropout_changesTheOutputInTrainingOnly() throws IOException {
    Block plain = network("wrn-10-1");
    Block dropping = network(NetworkSettings.of("wrn-10-1", null, false, 0.5, null));
    NDArray inputs = images(3);

    assertArrayEquals(forward(plain, inputs, false), forward(dropping, inputs, false));
    torch.seed(1);
    float[] first = forward(dropping, inputs, true);
    float[] second = forward(dropping, inputs, true);
    torch.seed(1);
    assertArrayEquals(first, forward(dropping, inputs, true));
    assertFalse(Arrays.equals(first, second));
  }

  /** A wide block of one channel. */
  private static final class OneBlock extends ImageNetwork {
    OneBlock() {
      super(Branch.BASIC, new Shape(1, 20, 20), 2);
      addStage("layer", 1, 1, 1);
    }

    @Override
    Layer block(String name, int before, List<Branch.Convolution> convolutions) {
      return new PreActivationBlock(this, name, before, convolutions, Shortcut.B, 0.5);
    }
  }

  /**
   * The first convolution gives 0, its normalisation and ReLU 1, half of which become 2 and half 0,
   * and the second convolution adds ten times the right neighbour to each place: 0, 2, 20 or 22.
   */
  @Test
  void forward_dropout_isBeforeTheSecondConvolution() {
    Block block = new OneBlock();
    float[] taps = {0, 0, 0, 0, 1, 10, 0, 0, 0};
    NamedParameters.initialize(
        block,
        new Shape(1, 20, 20),
        (name, shape, type, arrays) ->
            switch (name) {
              case "layer.0.conv2.weight" -> arrays.create(taps, shape);
              case "layer.0.bn2.weight", "layer.0.bn2.bias" -> arrays.ones(shape, type);
              default -> arrays.zeros(shape, type);
            },
        true,
        DataType.FLOAT32,
        manager);

    Set<Float> found = new TreeSet<>();
    for (float value : forward(block, manager.zeros(new Shape(1, 1, 20, 20)), true)) {
      found.add(value);
    }

    assertEquals(Set.of(0f, 2f, 20f, 22f), found);
  }
}
