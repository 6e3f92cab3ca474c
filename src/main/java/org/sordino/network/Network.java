package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network as a block of the engine, from a batch of inputs to logits N × classes. Its layers are
 * children that are told the shapes of their inputs when they are added.
 */
abstract class Network extends AbstractBlock {
  /** Up to so many values PyTorch 2.7 does not give a single input to oneDNN. */
  private static final long SMALL = 20_480;

  private final Map<Block, Shape> inputs = new LinkedHashMap<>();
  private final int classes;

  Network(int classes) {
    this.classes = classes;
  }

  /** What one forward pass carries along. */
  record Pass(ParameterStore store, boolean training) {
    NDArray through(Block block, NDArray x) {
      return block.forward(store, new NDList(x), training).singletonOrThrow();
    }

    /** {@code x} through a convolution; see {@link #convolve(Block, NDArray, int)}. */
    NDArray convolve(Block convolution, NDArray x) {
      return x.size() > SMALL ? through(convolution, x) : convolve(convolution, x, 2);
    }

    /**
     * {@code x} through a convolution. For very small batches PyTorch 2.7 on a CPU chooses NNPACK
     * before oneDNN, which warns on stderr on some machines. So a small batch is repeated until it
     * is large enough, and the surplus results are dropped.
     *
     * @param least the least batch size that is not small
     */
    NDArray convolve(Block convolution, NDArray x, int least) {
      long inputs = x.getShape().get(0);
      if (inputs >= least || x.getDevice().isGpu()) {
        return through(convolution, x);
      }
      NDList copies = new NDList(Collections.nCopies((int) ((least + inputs - 1) / inputs), x));
      try (NDArray repeated = NDArrays.concat(copies, 0)) {
        return through(convolution, repeated).get(new NDIndex(":" + inputs));
      }
    }

    /** ReLU of {@code x}, which is let go: gradients need the result only. */
    NDArray relu(NDArray x) {
      try (x) {
        return Activation.relu(x);
      }
    }

    /** {@code x} with values dropped by chance, in training and if any are to be dropped. */
    NDArray dropout(double probability, NDArray x) {
      return probability == 0
          ? x
          : Dropout.dropout(x, (float) probability, training).singletonOrThrow();
    }
  }

  /** From a batch of inputs to logits. */
  abstract NDArray logits(NDArray x, Pass pass);

  /**
   * Adds a layer.
   *
   * @param name its name, the beginning of the names of its parameters; dots are allowed
   * @param input the shape of its input, of which all but the batch must be right as far as its
   *     parameters depend on it
   */
  final <B extends Block> B child(String name, B block, Shape input) {
    inputs.put(block, input);
    return addChildBlock(name, block);
  }

  final int classes() {
    return classes;
  }

  @Override
  protected final NDList forwardInternal(
      ParameterStore store,
      NDList list,
      boolean training,
      @Nullable PairList<String, Object> parameters) {
    return new NDList(logits(list.singletonOrThrow(), new Pass(store, training)));
  }

  @Override
  protected final void initializeChildBlocks(
      NDManager manager, DataType dataType, Shape... inputShapes) {
    inputs.forEach((block, input) -> block.initialize(manager, dataType, input));
  }

  @Override
  public final Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), classes)};
  }
}
