package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;

/**
 * What the residual networks for small images share: a list of layers from N × channels × height ×
 * width on, then the average over all places and a linear layer {@code fc}. Subclasses add the
 * layers in their order, as the papers' tables list them.
 */
abstract class ImageNetwork extends Network {
  /** The least batch size for which PyTorch 2.7 with one thread uses oneDNN for a 1 × 1 kernel. */
  private static final int LEAST_OF_POINTS = 16;

  private final List<Layer> layers = new ArrayList<>();
  private final Branch branch;
  private int channels;

  /**
   * A network without layers yet.
   *
   * @param branch the convolutions of its residual blocks
   * @param input channels × height × width
   */
  ImageNetwork(Branch branch, Shape input, int classes) {
    super(classes);
    this.branch = branch;
    channels = Math.toIntExact(input.get(0));
  }

  /** A layer, or several that belong together. */
  interface Layer {
    NDArray forward(NDArray x, Pass pass);
  }

  /**
   * A residual block.
   *
   * @param name the beginning of the names of its parameters
   * @param before channels of its input
   * @param convolutions its branch
   */
  abstract Layer block(String name, int before, List<Branch.Convolution> convolutions);

  /** Adds a 3×3 convolution. */
  final void addConvolution(String name, int filters) {
    layers.add(newConvolution(name, channels, new Branch.Convolution(3, filters, 1)));
    channels = filters;
  }

  /** Adds batch normalisation and ReLU. */
  final void addActivation(String name) {
    Block normalisation = newNormalisation(name, channels);
    layers.add((x, pass) -> pass.relu(pass.through(normalisation, x)));
  }

  /** Adds {@code blocks} residual blocks of {@code width}, the first of them with the stride. */
  final void addStage(String name, int blocks, int width, int stride) {
    for (int i = 0; i < blocks; i++) {
      layers.add(block(name + "." + i, channels, branch.convolutions(width, i == 0 ? stride : 1)));
      channels = width * branch.expansion();
    }
  }

  /** Adds the average and the linear layer. */
  final void addClassifier() {
    Block linear =
        child("fc", Linear.builder().setUnits(classes()).build(), new Shape(1, channels));
    layers.add((x, pass) -> pass.through(linear, Pool.globalAvgPool2d(x)));
  }

  /** A convolution without bias, zeros around its input, for a layer that has it as a part. */
  final Layer newConvolution(String name, int before, Branch.Convolution shape) {
    long kernel = shape.kernel();
    Block convolution =
        child(
            name,
            Conv2d.builder()
                .setKernelShape(new Shape(kernel, kernel))
                .optPadding(new Shape(kernel / 2, kernel / 2))
                .optStride(new Shape(shape.stride(), shape.stride()))
                .setFilters(shape.filters())
                .optBias(false)
                .build(),
            new Shape(1, before, kernel, kernel));
    return kernel == 1 && shape.stride() == 1
        ? (x, pass) -> pass.convolve(convolution, x, LEAST_OF_POINTS)
        : (x, pass) -> pass.convolve(convolution, x);
  }

  /** Batch normalisation: ε 1e−5, a tenth of each batch's statistics into the running ones. */
  final Block newNormalisation(String name, int before) {
    return child(name, BatchNorm.builder().build(), new Shape(1, before, 1, 1));
  }

  @Override
  final NDArray logits(NDArray x, Pass pass) {
    NDManager manager = x.getManager();
    NDArray y = x.reshape(x.getShape());
    for (Layer layer : layers) {
      // What a layer works with is let go after it. What gradients need of it, the engine keeps.
      try (NDManager scope = manager.newSubManager()) {
        y.attach(scope);
        y = layer.forward(y, pass);
        y.attach(manager);
      }
    }
    return y;
  }
}
