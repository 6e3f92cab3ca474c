package org.sordino.file;

/**
 * Refuses settings out of range in one line: the option or key, what was expected, what was found.
 */
public final class Require {
  private Require() {}

  /**
   * Refuses {@code found} unless it holds.
   *
   * @param name the option or key, for the message
   * @param expected what it may be, for the message
   * @throws IllegalArgumentException if it does not hold
   */
  public static void that(boolean holds, String name, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": expected " + expected + ", found " + found);
    }
  }

  /** Refuses what is not in [0, 1]; see {@link #that}. */
  public static void fraction(String name, double value) {
    that(value >= 0 && value <= 1, name, "0 to 1", value);
  }

  /** Refuses what is not finite and above 0; see {@link #that}. */
  public static void positive(String name, double value) {
    that(value > 0 && Double.isFinite(value), name, "above 0", value);
  }

  /** Refuses what is below {@code least}; see {@link #that}. */
  public static void atLeast(int least, String name, int value) {
    that(value >= least, name, "at least " + least, value);
  }
}
