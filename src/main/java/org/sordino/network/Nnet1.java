package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/**
 * nnet1 of [Z16] in the reading of METHODS.md 4: three valid convolutions of 128, 128 and 256
 * filters, the first two followed by a maximum over pairs of frames.
 */
final class Nnet1 extends ClipNetwork {
  private final Convolution conv1;
  private final Convolution conv2;
  private final Convolution conv3;

  Nnet1(NetworkSettings settings, Shape input, int classes) {
    super(settings, classes);
    conv1 = newValidConvolution(1, input.get(0), 128);
    conv2 = newValidConvolution(2, 128, 128);
    conv3 = newValidConvolution(3, 128, 256);
    addHead(256);
  }

  @Override
  NDArray features(NDArray x, Pass pass) {
    NDArray y = halve(pass.relu(conv1.forward(x, pass)));
    y = halve(pass.relu(conv2.forward(y, pass)));
    return pass.relu(conv3.forward(y, pass));
  }

  /** Two maxima over pairs; no padding. */
  @Override
  int stride() {
    return 4;
  }

  private static NDArray halve(NDArray x) {
    return Pool.maxPool1d(x, new Shape(2), new Shape(2), new Shape(0), false);
  }
}
