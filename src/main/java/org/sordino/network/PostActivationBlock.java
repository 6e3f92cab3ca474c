package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * A residual block of He et al., arXiv:1512.03385: a convolution, batch normalisation and ReLU in
 * turn, the last ReLU after the shortcut is added.
 */
final class PostActivationBlock implements ImageNetwork.Layer {
  private final List<ImageNetwork.Layer> convolutions = new ArrayList<>();
  private final List<Block> normalisations = new ArrayList<>();
  private final ImageNetwork.Layer shortcut;

  /** Adds {@code <name>.conv1}, {@code <name>.bn1} … to {@code network}. */
  PostActivationBlock(
      ImageNetwork network,
      String name,
      int before,
      List<Branch.Convolution> branch,
      Shortcut option) {
    int channels = before;
    int stride = 1;
    for (int i = 0; i < branch.size(); i++) {
      Branch.Convolution convolution = branch.get(i);
      convolutions.add(network.newConvolution(name + ".conv" + (i + 1), channels, convolution));
      channels = convolution.filters();
      normalisations.add(network.newNormalisation(name + ".bn" + (i + 1), channels));
      stride *= convolution.stride();
    }
    shortcut =
        option.layer(
            before,
            channels,
            stride,
            kernel -> {
              ImageNetwork.Layer projection =
                  network.newConvolution(name + ".downsample.0", before, kernel);
              Block normalisation =
                  network.newNormalisation(name + ".downsample.1", kernel.filters());
              return (x, pass) -> pass.through(normalisation, projection.forward(x, pass));
            });
  }

  @Override
  public NDArray forward(NDArray x, Network.Pass pass) {
    NDArray y = x;
    for (int i = 0; i < convolutions.size(); i++) {
      y = i == 0 ? y : pass.relu(y);
      y = pass.through(normalisations.get(i), convolutions.get(i).forward(y, pass));
    }
    return pass.relu(y.add(shortcut.forward(x, pass)));
  }
}
