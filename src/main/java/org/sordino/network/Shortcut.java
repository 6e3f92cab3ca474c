package org.sordino.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

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
   * The shortcut called {@code label}.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static Shortcut parse(String label) {
    for (Shortcut shortcut : values()) {
      if (shortcut.label().equals(label)) {
        return shortcut;
      }
    }
    throw new IllegalArgumentException("--shortcut: expected a or b, found " + label);
  }
}
