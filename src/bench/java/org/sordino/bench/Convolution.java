package org.sordino.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.sordino.network.PyTorch;

/**
 * A convolution of a network by itself, forward and backward on a batch, in the same engine with
 * the same threads.
 *
 * @param input N × channels, and frames or height and width
 * @param kernel filters × channels, and width or height and width
 * @param stride along each axis
 * @param padding zeros on each side
 * @param times that the network has it
 * @param first whether it is the network's first, of which nobody needs the gradient by the input
 */
record Convolution(Shape input, Shape kernel, int stride, int padding, int times, boolean first) {
  private static final int REPEATS = 12;

  /** Without padding, four frames wide: of nnet1 and nnet2. */
  static Convolution overTime(int before, int after, int frames, boolean first) {
    Shape input = new Shape(StepTimes.BATCH, before, frames);
    return new Convolution(input, new Shape(after, before, 4), 1, 0, 1, first);
  }

  /** Of 3 × 3, the size kept but for the stride: of residual networks. */
  static Convolution ofImages(int before, int after, int size, int stride, int times) {
    Shape input = new Shape(StepTimes.BATCH, before, size, size);
    return new Convolution(input, new Shape(after, before, 3, 3), stride, 1, times, before == 3);
  }

  /** What it takes. */
  Cost cost(PyTorch torch) {
    JniUtils.setGradMode(true);
    try (NDManager manager = torch.newManager()) {
      NDArray inputs = manager.randomNormal(input);
      NDArray weights = manager.randomNormal(kernel);
      NDArray bias = manager.zeros(new Shape(kernel.get(0)));
      NDArray gradient = forward(inputs, weights, bias).onesLike();
      double seconds =
          Limits.seconds(REPEATS, () -> step(manager, inputs, weights, bias, gradient));
      // Two for each product and its sum: forward, by the weights, and by the input.
      double forward = 2.0 * gradient.size() * kernel.size() / kernel.get(0);
      return new Cost(times * forward * (first ? 2 : 3), times * seconds);
    }
  }

  private void step(
      NDManager manager, NDArray inputs, NDArray weights, NDArray bias, NDArray gradient) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = leaf(inputs, scope, !first);
      NDArray output = forward(x, leaf(weights, scope, true), leaf(bias, scope, true));
      output.attach(scope);
      // What a gradient collector does, but for making the gradient.
      JniUtils.backward((PtNDArray) output, (PtNDArray) gradient, false, false);
    }
  }

  /** The same values without the gradient of the last step, which the next would be added to. */
  private static NDArray leaf(NDArray array, NDManager scope, boolean differentiated) {
    NDArray leaf = array.stopGradient();
    leaf.attach(scope);
    leaf.setRequiresGradient(differentiated);
    return leaf;
  }

  private NDArray forward(NDArray x, NDArray weights, NDArray bias) {
    if (input.dimension() == 3) {
      Shape one = new Shape(1);
      return Conv1d.conv1d(x, weights, bias, new Shape(stride), new Shape(padding), one, 1)
          .singletonOrThrow();
    }
    Shape strides = new Shape(stride, stride);
    Shape paddings = new Shape(padding, padding);
    return Conv2d.conv2d(x, weights, null, strides, paddings, new Shape(1, 1), 1)
        .singletonOrThrow();
  }

  /** Operations, and the seconds that they take. */
  record Cost(double operations, double seconds) {
    Cost plus(Cost other) {
      return new Cost(operations + other.operations, seconds + other.seconds);
    }
  }
}
