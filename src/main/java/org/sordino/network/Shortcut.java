package org.sordino.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.function.Function;
import org.sordino.file.Labels;

/**
 * What a residual block whose output has more channels than its input adds to its convolutions: the
 * options of He et al., Deep Residual Learning for Image Recognition, arXiv:1512.03385, section
 * 3.3. All other blocks add their input as it is.
 */
public enum Shortcut {
  /** The input at every stride-th place, with zero channels added: no parameters. */
  A,
  /** A projection of the input by a 1×1 convolution. */
  B;

  /** {@code a} or {@code b}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The shortcut of a block.
   *
   * @param before channels of the block's input
   * @param after channels of its output
   * @param stride rows and columns of the input for each of the output, 1 if {@code after} is
   *     {@code before}
   * @param projection makes one of the 1×1 convolution that it is given
   */
  ImageNetwork.Layer layer(
      int before,
      int after,
      int stride,
      Function<Branch.Convolution, ImageNetwork.Layer> projection) {
    if (after == before) {
      return (x, pass) -> x;
    }
    return this == A
        ? new ZeroPadding(before, after, stride)
        : projection.apply(new Branch.Convolution(1, after, stride));
  }

  /**
   * The shortcut called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  @JsonCreator
  public static Shortcut parse(String label) {
    return Labels.find("--shortcut", label, values(), Shortcut::label);
  }
}
