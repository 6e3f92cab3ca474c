package org.sordino.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The learning rate from epoch to epoch. */
public enum Schedule {
  /** η_0 throughout. */
  CONSTANT {
    @Override
    public double rate(int epoch, int epochs, double first, double last) {
      return first;
    }
  },
  /** η_t = η_T + (η_0 − η_T)(1 + cos(πt/T))/2 for t = 0 … T − 1 (METHODS.md 5). */
  COSINE {
    @Override
    public double rate(int epoch, int epochs, double first, double last) {
      return last + (first - last) * (1 + Math.cos(Math.PI * epoch / epochs)) / 2;
    }
  };

  /**
   * The learning rate of an epoch.
   *
   * @param epoch t, from 0
   * @param epochs T
   * @param first η_0
   * @param last η_T
   */
  public abstract double rate(int epoch, int epochs, double first, double last);

  /** {@code constant} or {@code cosine}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The schedule called {@code label}.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static Schedule parse(String label) {
    for (Schedule schedule : values()) {
      if (schedule.label().equals(label)) {
        return schedule;
      }
    }
    throw new IllegalArgumentException("--schedule: expected constant or cosine, found " + label);
  }
}
