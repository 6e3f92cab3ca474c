package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import org.sordino.EngineTest;

/** A test of networks: it makes them and lets them answer. */
abstract class NetworkTest extends EngineTest {
  /** A trainable network with the values of {@code source}. */
  final Block network(NetworkSettings settings, Shape input, int classes, TensorSource source) {
    Block block = NetworkName.create(settings, input, classes);
    NamedParameters.initialize(block, input, source, true, DataType.FLOAT32, manager);
    return block;
  }

  /** A frozen network, each of its members with the values of another seed. */
  final Block network(NetworkSettings settings, Shape input, int classes) {
    Block block = NetworkName.create(settings, input, classes);
    int seed = 1;
    for (Block member : Ensemble.members(block)) {
      NamedParameters.initialize(
          member, input, new UniformFanIn(seed++), false, DataType.FLOAT32, manager);
    }
    return block;
  }

  final NDArray logits(Block block, NDArray inputs, boolean training) {
    ParameterStore store = new ParameterStore(manager, false);
    return block.forward(store, new NDList(inputs), training).singletonOrThrow();
  }

  final float[] forward(Block block, NDArray inputs, boolean training) {
    return logits(block, inputs, training).toFloatArray();
  }
}
