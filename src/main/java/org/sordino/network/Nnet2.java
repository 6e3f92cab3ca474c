package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * nnet2 of [Z16] in the reading of METHODS.md 4: a valid convolution of 256 filters, then a
 * residual block of two that keep the length.
 */
final class Nnet2 extends GenreNetwork {
  private final Convolution conv1;
  private final Convolution conv2;
  private final Convolution conv3;

  Nnet2(NetworkSettings settings, long channels, int classes) {
    super(settings, classes);
    conv1 = valid(1, channels, 256);
    conv2 = same(2, 256, 256);
    conv3 = same(3, 256, 256);
    head(256);
  }

  @Override
  NDArray features(NDArray x, Pass pass) {
    NDArray a = Activation.relu(pass.through(conv1, x));
    NDArray y = Activation.relu(pass.through(conv2, a));
    y = pass.through(conv3, y);
    return Activation.relu(y.add(a));
  }
}
