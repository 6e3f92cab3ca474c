package org.sordino.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of a split. */
public enum Part {
  /** The songs or images that are learnt from. */
  TRAIN,
  /** Those that show how learning goes and on which settings may be chosen. */
  VALIDATION,
  /** Those that the reported errors are measured on. */
  TEST;

  /** The name on the command line, in JSON and of the list file: {@code train}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The part with that label.
   *
   * @throws IllegalArgumentException if there is none; the message lists the labels
   */
  public static Part parse(String label) {
    for (Part part : values()) {
      if (part.label().equals(label)) {
        return part;
      }
    }
    throw new IllegalArgumentException(
        "part: expected one of "
            + Arrays.stream(values()).map(Part::label).collect(Collectors.joining(", "))
            + ", found "
            + label);
  }

  @Override
  public String toString() {
    return label();
  }
}
