package org.sordino.network;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wide residual networks of Zagoruyko and Komodakis, arXiv:1605.07146, table 1: {@code
 * wrn-<D>-<k>}, pre-activation networks with projections whose blocks are k times as wide.
 */
final class WideResNet extends ImageNetwork {
  private static final Pattern NAME = Pattern.compile("wrn-([1-9]\\d{0,3})-(\\d{1,3})");
  private static final int MOST_WIDENING = 64;

  private final double dropout;

  private WideResNet(int n, int k, NetworkSettings settings, Shape input, int classes) {
    super(Branch.BASIC, input, classes);
    dropout = settings.dropout();
    addConvolution("conv1", 16);
    addStage("layer1", n, 16 * k, 1);
    addStage("layer2", n, 32 * k, 2);
    addStage("layer3", n, 64 * k, 2);
    addActivation("bn");
    addClassifier();
  }

  /** The network called {@code name}, null if it is of another family. */
  static @Nullable Architecture named(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return null;
    }
    // The paper counts the two projections too.
    int n = Branch.BASIC.blocks("wrn-<D>-<k>", Integer.parseInt(parts.group(1)), 4, name);
    int k = Integer.parseInt(parts.group(2));
    if (k < 1 || k > MOST_WIDENING) {
      throw new IllegalArgumentException(
          "--network: expected wrn-<D>-<k> with k of 1 to %d, found %s"
              .formatted(MOST_WIDENING, name));
    }
    return Architecture.ofImages(
        Set.of(NetworkOption.DROPOUT),
        null,
        (settings, input, classes) -> new WideResNet(n, k, settings, input, classes));
  }

  @Override
  Layer block(String name, int before, List<Branch.Convolution> convolutions) {
    return new PreActivationBlock(this, name, before, convolutions, Shortcut.B, dropout);
  }
}
