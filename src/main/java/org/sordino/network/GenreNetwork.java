package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What nnet1 and nnet2 share ([Z16]): one-dimensional convolutions over time that see frequency
 * bins as channels, then the global maximum and the global average over time side by side, then a
 * head of linear layers.
 */
abstract class GenreNetwork extends AbstractBlock {
  private static final int KERNEL = 4;

  private final NetworkSettings settings;
  private final Map<Block, Shape> inputs = new LinkedHashMap<>();
  private final List<Block> head = new ArrayList<>();
  private final int classes;

  GenreNetwork(NetworkSettings settings, int classes) {
    this.settings = settings;
    this.classes = classes;
  }

  /**
   * A convolution with its normalisation, if any.
   *
   * @param convolution the convolution
   * @param surplus results at the beginning that are left out
   * @param normalisation what follows
   */
  record Convolution(Block convolution, int surplus, @Nullable Block normalisation) {}

  /** What one forward pass carries along. */
  record Pass(ParameterStore store, boolean training) {
    NDArray through(Block block, NDArray x) {
      return block.forward(store, new NDList(x), training).singletonOrThrow();
    }

    NDArray through(Convolution layer, NDArray x) {
      NDArray y = through(layer.convolution, x);
      // Before the normalisation, whose statistics must not see them.
      y = layer.surplus == 0 ? y : y.get(new NDIndex(":, :, " + layer.surplus + ":"));
      return layer.normalisation == null ? y : through(layer.normalisation, y);
    }
  }

  /** From N × channels × time to N × features × time. */
  abstract NDArray features(NDArray x, Pass pass);

  /** Adds {@code conv<number>} of width 4 without padding. */
  final Convolution valid(int number, long channels, int filters) {
    return convolution(number, channels, filters, 0, 0);
  }

  /**
   * Adds {@code conv<number>} of width 4 that keeps the length, one zero on the left and two on the
   * right: padding is symmetric, so two on each side and the first result left out.
   */
  final Convolution same(int number, long channels, int filters) {
    return convolution(number, channels, filters, 2, 1);
  }

  private Convolution convolution(
      int number, long channels, int filters, int padding, int surplus) {
    Block convolution =
        child(
            "conv" + number,
            Conv1d.builder()
                .setKernelShape(new Shape(KERNEL))
                .optPadding(new Shape(padding))
                .setFilters(filters)
                .build(),
            new Shape(1, channels, KERNEL));
    Block normalisation =
        settings.batchNorm()
            ? child("bn" + number, BatchNorm.builder().build(), new Shape(1, filters, 1))
            : null;
    return new Convolution(convolution, surplus, normalisation);
  }

  /** Adds the linear layers {@code fc1} … after the last convolution. */
  final void head(int filters) {
    long features = 2L * filters;
    List<Integer> units = new ArrayList<>(settings.head());
    units.add(classes);
    for (int i = 0; i < units.size(); i++) {
      Linear linear = Linear.builder().setUnits(units.get(i)).build();
      head.add(child("fc" + (i + 1), linear, new Shape(1, features)));
      features = units.get(i);
    }
  }

  private <B extends Block> B child(String name, B block, Shape input) {
    inputs.put(block, input);
    return addChildBlock(name, block);
  }

  @Override
  protected final NDList forwardInternal(
      ParameterStore store,
      NDList list,
      boolean training,
      @Nullable PairList<String, Object> parameters) {
    Pass pass = new Pass(store, training);
    NDArray features = features(list.singletonOrThrow(), pass);
    int[] time = {2};
    NDArray x = features.max(time).concat(features.mean(time), 1);
    for (int i = 0; i < head.size(); i++) {
      if (i > 0) {
        x = Activation.relu(x);
      }
      if (settings.dropout() > 0) {
        x = Dropout.dropout(x, (float) settings.dropout(), training).singletonOrThrow();
      }
      x = pass.through(head.get(i), x);
    }
    return new NDList(x);
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
