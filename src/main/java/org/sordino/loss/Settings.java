package org.sordino.loss;

/** What a method's settings may be; messages name the option. */
final class Settings {
  private Settings() {}

  static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("--" + name + ": expected 0 to 1, found " + value);
    }
  }

  static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("--" + name + ": expected above 0, found " + value);
    }
  }

  static void atLeastTwo(String name, int value) {
    if (value < 2) {
      throw new IllegalArgumentException("--" + name + ": expected at least 2, found " + value);
    }
  }
}
