package org.sordino.loss;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.sordino.file.Labels;

/** s(τ), what the divergence is multiplied with. */
public enum Factor {
  /** τ: right for a corrected teacher ([W21] eq 15). */
  TAU,
  /** τ²: right for a uniform teacher ([W21] eq 13) and for a network as teacher ([H15]). */
  TAU2;

  /** s at temperature {@code tau}. */
  public double of(double tau) {
    return this == TAU ? tau : tau * tau;
  }

  /** {@code tau} or {@code tau2}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The factor called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  @JsonCreator
  public static Factor parse(String label) {
    return Labels.find("--factor", label, values(), Factor::label);
  }
}
