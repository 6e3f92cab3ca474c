package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What nnet1 and nnet2 share ([Z16]): one-dimensional convolutions over time that see frequency
 * bins as channels, then the global maximum and the global average over time side by side, then a
 * head of linear layers.
 */
abstract class ClipNetwork extends Network {
  private static final int KERNEL = 4;

  private final NetworkSettings settings;
  private final List<Block> head = new ArrayList<>();

  ClipNetwork(NetworkSettings settings, int classes) {
    super(classes);
    this.settings = settings;
  }

  /**
   * A convolution with its normalisation, if any.
   *
   * @param convolution the convolution
   * @param surplus results at the beginning that are left out
   * @param normalisation what follows
   */
  record Convolution(ChannelPaddedConv1d convolution, int surplus, @Nullable Block normalisation) {
    NDArray forward(NDArray x, Pass pass) {
      NDArray y = kept(convolution.forward(x, pass));
      return normalisation == null ? y : pass.through(normalisation, y);
    }

    /** Without the surplus: before the normalisation, whose statistics must not see it. */
    private NDArray kept(NDArray y) {
      if (surplus == 0) {
        return y;
      }
      try (y) {
        return y.get(new NDIndex(":, :, " + surplus + ":"));
      }
    }
  }

  /** From N × channels × time to N × features × time. */
  abstract NDArray features(NDArray x, Pass pass);

  /**
   * Frames of the input per frame of features, where the features of a clip are those of the same
   * frames within a longer input; 0 where they depend on the clip's ends.
   */
  abstract int stride();

  /** Whether the features of {@code windows} can be cut out of those of the whole input. */
  final boolean shares(Windows windows) {
    return stride() > 0 && windows.step() % stride() == 0;
  }

  /**
   * The logits of {@code windows} of {@code x}, 1 × channels × time, that {@link #shares} allows.
   */
  final NDArray logits(NDArray x, Windows windows, Pass pass) {
    NDArray features = features(x, pass);
    long step = windows.step() / stride();
    long length = features.getShape().get(2) - (windows.count() - 1) * step;
    return head(windows.cut(features, length, step), pass);
  }

  /** {@code conv<number>} of width 4 without padding. */
  final Convolution newValidConvolution(int number, long channels, int filters) {
    return newConvolution(number, channels, filters, 0, 0);
  }

  /**
   * {@code conv<number>} of width 4 that keeps the length, one zero on the left and two on the
   * right: padding is symmetric, so two on each side and the first result left out.
   */
  final Convolution newSameConvolution(int number, long channels, int filters) {
    return newConvolution(number, channels, filters, 2, 1);
  }

  private Convolution newConvolution(
      int number, long channels, int filters, int padding, int surplus) {
    Conv1d convolution =
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
    return new Convolution(new ChannelPaddedConv1d(convolution, padding), surplus, normalisation);
  }

  /** Adds the linear layers {@code fc1} … after the last convolution. */
  final void addHead(int filters) {
    long features = 2L * filters;
    List<Integer> units = new ArrayList<>(settings.head());
    units.add(classes());
    for (int i = 0; i < units.size(); i++) {
      Linear linear = Linear.builder().setUnits(units.get(i)).build();
      head.add(child("fc" + (i + 1), linear, new Shape(1, features)));
      features = units.get(i);
    }
  }

  @Override
  final NDArray logits(NDArray x, Pass pass) {
    return head(features(x, pass), pass);
  }

  private NDArray head(NDArray features, Pass pass) {
    int[] time = {2};
    NDArray y = features.max(time).concat(features.mean(time), 1);
    for (int i = 0; i < head.size(); i++) {
      if (i > 0) {
        y = pass.relu(y);
      }
      y = pass.through(head.get(i), pass.dropout(settings.dropout(), y));
    }
    return y;
  }
}
