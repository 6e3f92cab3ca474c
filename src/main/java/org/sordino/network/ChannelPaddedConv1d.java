package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv1d;

/**
 * A convolution that is computed on whole blocks of channels, the last one filled up with zeros.
 *
 * <p>oneDNN 3.7, by which PyTorch 2.7 convolves on a CPU, takes channels in blocks of 16 (8 without
 * AVX-512) and leaves what it adds to the last block as it found the memory. Its weights there are
 * zero, but zero times NaN is NaN: with 513 bins now and then a whole batch came to nothing, by
 * chance of what had lain there before.
 *
 * @param convolution of any number of channels, with a step of 1
 * @param padding its zeros at each end
 */
record ChannelPaddedConv1d(Conv1d convolution, int padding) {
  private static final long BLOCK = 16;

  NDArray forward(NDArray x, Network.Pass pass) {
    long missing = Math.floorMod(-x.getShape().get(1), BLOCK);
    if (missing == 0) {
      return pass.convolve(convolution, x);
    }
    NDManager step = x.getManager();
    return Conv1d.conv1d(
            filled(x, missing, step),
            filled(parameter("weight", x, pass), missing, step),
            parameter("bias", x, pass),
            new Shape(1),
            new Shape(padding),
            new Shape(1))
        .singletonOrThrow();
  }

  private NDArray parameter(String name, NDArray x, Network.Pass pass) {
    Parameter parameter = convolution.getParameters().get(name);
    return pass.store().getValue(parameter, x.getDevice(), pass.training());
  }

  /** {@code x} with {@code missing} more channels on its second axis, as an array of the step. */
  private static NDArray filled(NDArray x, long missing, NDManager step) {
    Shape shape = new Shape(x.getShape().get(0), missing, x.getShape().get(2));
    NDArray filled = x.concat(step.zeros(shape, x.getDataType(), x.getDevice()), 1);
    filled.attach(step); // and not one of the network, like its weights
    return filled;
  }
}
