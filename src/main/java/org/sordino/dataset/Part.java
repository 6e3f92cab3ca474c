package org.sordino.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.sordino.file.Labels;

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
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  public static Part parse(String label) {
    return Labels.find("part", label, values(), Part::label);
  }

  @Override
  public String toString() {
    return label();
  }
}
