package org.sordino.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.EngineTest;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;
import org.sordino.training.Seeds;

/** The initial weights of peers and members. */
class NetworkSeedsTest extends EngineTest {
  private static final int NETWORKS = 8;

  /** The ratio of a tensor's first two values is the same wherever its sequence is used again. */
  @ParameterizedTest
  @CsvSource({"nnet1, 513, 129", "resnet8, 3, 32"})
  void seed_ofManyNetworks_sharesNoSequenceOfWeights(String name, long channels, long size) {
    Shape input = size == 32 ? new Shape(channels, size, size) : new Shape(channels, size);
    NetworkSettings settings = NetworkSettings.of(name);
    Set<Double> ratios = new HashSet<>();
    int tensors = 0;
    for (int network = 0; network < NETWORKS; network++) {
      Block block = NetworkName.create(settings, input, 10);
      NamedParameters.initialize(
          block,
          input,
          NetworkName.initialValues(settings, Seeds.ofNetwork(1, network)),
          false,
          DataType.FLOAT32,
          manager);
      for (var parameter : NamedParameters.of(block).values()) {
        float[] values = parameter.getArray().flatten().get("0:2").toFloatArray();
        if (values[0] != 0 && values[0] != 1) { // batch normalisation
          ratios.add((double) values[1] / values[0]);
          tensors++;
        }
      }
    }

    assertTrue(tensors > 2 * NETWORKS, tensors + " tensors");
    assertTrue(ratios.size() == tensors, ratios.size() + " of " + tensors + " differ");
  }
}
