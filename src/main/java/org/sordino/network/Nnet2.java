package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * nnet2 of [Z16] in the reading of METHODS.md 4: a valid convolution of 256 filters, then a
 * residual block of two that keep the length.
 */
final class Nnet2 extends ClipNetwork {
  private final Convolution conv1;
  private final Convolution conv2;
  private final Convolution conv3;

  Nnet2(NetworkSettings settings, Shape input, int classes) {
    super(settings, classes);
    conv1 = newValidConvolution(1, input.get(0), 256);
    conv2 = newSameConvolution(2, 256, 256);
    conv3 = newSameConvolution(3, 256, 256);
    addHead(256);
  }

  /** Two convolutions pad the clip's ends. */
  @Override
  int stride() {
    return 0;
  }

  @Override
  NDArray features(NDArray x, Pass pass) {
    NDArray a = pass.relu(conv1.forward(x, pass));
    NDArray y = pass.relu(conv2.forward(a, pass));
    y = conv3.forward(y, pass);
    return pass.relu(y.add(a));
  }
}
