package org.sordino.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.sordino.file.Labels;

/** The learning rate in the course of training. */
public enum Schedule {
  /** η_0 throughout. */
  CONSTANT(false) {
    @Override
    public double rate(long t, long total, double first, double last) {
      return first;
    }
  },
  /** η_t = η_T + (η_0 − η_T)(1 + cos(πt/T))/2 for epochs t = 0 … T − 1 (METHODS.md 5). */
  COSINE(false) {
    @Override
    public double rate(long t, long total, double first, double last) {
      return last + (first - last) * (1 + Math.cos(Math.PI * t / total)) / 2;
    }
  },
  /** The same with t and T counting steps. */
  COSINE_PER_STEP(true) {
    @Override
    public double rate(long t, long total, double first, double last) {
      return COSINE.rate(t, total, first, last);
    }
  };

  private final boolean perStep;

  Schedule(boolean perStep) {
    this.perStep = perStep;
  }

  /** Whether the rate changes from step to step, not only from epoch to epoch. */
  public boolean perStep() {
    return perStep;
  }

  /**
   * The learning rate at a time.
   *
   * @param t epochs or steps done
   * @param total T, all epochs or steps
   * @param first η_0
   * @param last η_T
   */
  public abstract double rate(long t, long total, double first, double last);

  /** {@code constant}, {@code cosine} or {@code cosine-per-step}. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The schedule called {@code label}.
   *
   * @throws IllegalArgumentException listing the valid names if there is none
   */
  @JsonCreator
  public static Schedule parse(String label) {
    return Labels.find("--schedule", label, values(), Schedule::label);
  }
}
