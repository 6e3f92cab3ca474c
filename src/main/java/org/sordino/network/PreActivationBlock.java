package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * A residual block of He et al., Identity Mappings in Deep Residual Networks, arXiv:1603.05027:
 * batch normalisation, ReLU and a convolution in turn. A block whose output has more channels than
 * its input gives its shortcut the activated input. Wide residual networks drop values between the
 * convolutions (Zagoruyko and Komodakis, arXiv:1605.07146, section 2.4).
 */
final class PreActivationBlock implements ImageNetwork.Layer {
  private final List<Block> normalisations = new ArrayList<>();
  private final List<ImageNetwork.Layer> convolutions = new ArrayList<>();
  private final double dropout;
  private final boolean widens;
  private final ImageNetwork.Layer shortcut;

  /** Adds {@code <name>.bn1}, {@code <name>.conv1} … to {@code network}. */
  PreActivationBlock(
      ImageNetwork network,
      String name,
      int before,
      List<Branch.Convolution> branch,
      Shortcut option,
      double dropout) {
    this.dropout = dropout;
    int channels = before;
    int stride = 1;
    for (int i = 0; i < branch.size(); i++) {
      Branch.Convolution convolution = branch.get(i);
      normalisations.add(network.newNormalisation(name + ".bn" + (i + 1), channels));
      convolutions.add(network.newConvolution(name + ".conv" + (i + 1), channels, convolution));
      channels = convolution.filters();
      stride *= convolution.stride();
    }
    widens = channels != before;
    shortcut =
        option.layer(
            before,
            channels,
            stride,
            kernel -> network.newConvolution(name + ".shortcut", before, kernel));
  }

  @Override
  public NDArray forward(NDArray x, Network.Pass pass) {
    NDArray activated = pass.relu(pass.through(normalisations.get(0), x));
    NDArray y = convolutions.get(0).forward(activated, pass);
    for (int i = 1; i < convolutions.size(); i++) {
      y = pass.relu(pass.through(normalisations.get(i), y));
      y = convolutions.get(i).forward(pass.dropout(dropout, y), pass);
    }
    return y.add(shortcut.forward(widens ? activated : x, pass));
  }
}
