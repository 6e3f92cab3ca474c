package org.sordino.network;

import java.util.List;

/**
 * The convolutions of a residual block, which its {@link Shortcut} leads around (He et al.,
 * arXiv:1512.03385, figure 5).
 */
enum Branch {
  /** Two of 3×3. */
  BASIC(2, 1, Shortcut.A) {
    @Override
    List<Convolution> convolutions(int width, int stride) {
      return List.of(new Convolution(3, width, stride), new Convolution(3, width, 1));
    }
  },
  /** One of 3×3, which has the stride, between two of 1×1, the last of which widens four times. */
  BOTTLENECK(3, 4, Shortcut.B) {
    @Override
    List<Convolution> convolutions(int width, int stride) {
      return List.of(
          new Convolution(1, width, 1),
          new Convolution(3, width, stride),
          new Convolution(1, 4 * width, 1));
    }
  };

  /** As many as the 1,202 layers of the deepest network in the papers need. */
  private static final int MOST_BLOCKS = 200;

  private final int layers;
  private final int expansion;
  private final Shortcut shortcut;

  Branch(int layers, int expansion, Shortcut shortcut) {
    this.layers = layers;
    this.expansion = expansion;
    this.shortcut = shortcut;
  }

  /**
   * A convolution that keeps height and width but for its stride.
   *
   * @param kernel height and width of its kernels, odd
   * @param filters its results
   * @param stride rows and columns from one result to the next
   */
  record Convolution(int kernel, int filters, int stride) {}

  /** From the first to the last, of a block of {@code width} filters. */
  abstract List<Convolution> convolutions(int width, int stride);

  /** Channels after a block, by its width. */
  int expansion() {
    return expansion;
  }

  /** The shortcut that goes with it in the paper's networks for CIFAR. */
  Shortcut shortcut() {
    return shortcut;
  }

  /**
   * n, the blocks in each of the three stages of a network.
   *
   * @param form how its names look
   * @param depth D, its layers
   * @param others its layers outside of the stages
   * @param name its name
   * @throws IllegalArgumentException if there is no such n, with the rule
   */
  int blocks(String form, int depth, int others, String name) {
    int each = 3 * layers;
    int blocks = (depth - others) / each;
    if (blocks < 1 || blocks > MOST_BLOCKS || blocks * each + others != depth) {
      throw new IllegalArgumentException(
          "--network: expected %s with D = %dn + %d and n of 1 to %d, found %s"
              .formatted(form, each, others, MOST_BLOCKS, name));
    }
    return blocks;
  }
}
