package org.sordino.network;

import ai.djl.ndarray.types.Shape;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the names {@code <prefix><D>} and {@code <prefix><D>-bottleneck} say: D counts the
 * convolutions of the blocks, the first one and the linear layer, so that D = 6n + 2 or 9n + 2.
 *
 * @param branch the convolutions of a block
 * @param blocks n, the blocks of each stage
 */
record ResidualName(Branch branch, int blocks) {
  /** With 164 layers the papers have bottlenecks only, and do not say so in the name. */
  private static final int BOTTLENECKS_ALWAYS = 164;

  /** Builds a network. */
  interface Constructor {
    Network create(ResidualName name, NetworkSettings settings, Shape input, int classes);
  }

  /**
   * What {@code name} stands for; null if it does not have this form.
   *
   * @throws IllegalArgumentException if it has, but there is no such depth
   */
  static @Nullable Architecture architecture(String prefix, String name, Constructor constructor) {
    Pattern form = Pattern.compile(Pattern.quote(prefix) + "([1-9]\\d{0,3})(-bottleneck)?");
    Matcher parts = form.matcher(name);
    if (!parts.matches()) {
      return null;
    }
    int depth = Integer.parseInt(parts.group(1));
    String suffix = parts.group(2) == null ? "" : parts.group(2);
    Branch branch =
        suffix.isEmpty() && depth != BOTTLENECKS_ALWAYS ? Branch.BASIC : Branch.BOTTLENECK;
    int blocks = branch.blocks(prefix + "<D>" + suffix, depth, 2, name);
    ResidualName parsed = new ResidualName(branch, blocks);
    return Architecture.ofImages(
        Set.of(NetworkOption.SHORTCUT),
        branch.shortcut(),
        (settings, input, classes) -> constructor.create(parsed, settings, input, classes));
  }
}
