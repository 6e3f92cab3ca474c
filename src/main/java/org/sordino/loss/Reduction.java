package org.sordino.loss;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.sordino.file.Labels;

/** How the divergence of a sample is reduced over its classes. */
public enum Reduction {
  /** Summed, as the formulas say. */
  SUM,
  /** The mean over classes: what the published code of [Y20] does, and its multipliers assume. */
  ELEMENTWISE;

  /** What the sum over {@code classes} classes is divided by. */
  double divisor(long classes) {
    return this == SUM ? 1 : classes;
  }

  /** {@code sum} or {@code elementwise}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The reduction called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  @JsonCreator
  public static Reduction parse(String label) {
    return Labels.find("--reduction", label, values(), Reduction::label);
  }
}
