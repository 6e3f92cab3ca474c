package org.sordino.network;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pre-activation residual networks for CIFAR of He et al., arXiv:1603.05027: {@code
 * preact-resnet<D>} with basic blocks, {@code preact-resnet<D>-bottleneck} with bottlenecks.
 */
final class PreActResNet extends ImageNetwork {
  private final Shortcut shortcut;

  private PreActResNet(ResidualName name, NetworkSettings settings, Shape input, int classes) {
    super(name.branch(), input, classes);
    shortcut = Objects.requireNonNull(settings.shortcut());
    addConvolution("conv1", 16);
    addStage("layer1", name.blocks(), 16, 1);
    addStage("layer2", name.blocks(), 32, 2);
    addStage("layer3", name.blocks(), 64, 2);
    addActivation("bn");
    addClassifier();
  }

  /** The network called {@code name}, null if it is of another family. */
  static @Nullable Architecture named(String name) {
    return ResidualName.architecture("preact-resnet", name, PreActResNet::new);
  }

  @Override
  Layer block(String name, int before, List<Branch.Convolution> convolutions) {
    return new PreActivationBlock(this, name, before, convolutions, shortcut, 0);
  }
}
