package org.sordino.network;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The residual networks for CIFAR of He et al., arXiv:1512.03385, section 4.2: {@code resnet<D>}
 * with basic blocks, {@code resnet<D>-bottleneck} with bottlenecks.
 */
final class ResNet extends ImageNetwork {
  private final Shortcut shortcut;

  private ResNet(ResidualName name, NetworkSettings settings, Shape input, int classes) {
    super(name.branch(), input, classes);
    shortcut = Objects.requireNonNull(settings.shortcut());
    addConvolution("conv1", 16);
    addActivation("bn1");
    addStage("layer1", name.blocks(), 16, 1);
    addStage("layer2", name.blocks(), 32, 2);
    addStage("layer3", name.blocks(), 64, 2);
    addClassifier();
  }

  /** The network called {@code name}, null if it is of another family. */
  static @Nullable Architecture named(String name) {
    return ResidualName.architecture("resnet", name, ResNet::new);
  }

  @Override
  Layer block(String name, int before, List<Branch.Convolution> convolutions) {
    return new PostActivationBlock(this, name, before, convolutions, shortcut);
  }
}
