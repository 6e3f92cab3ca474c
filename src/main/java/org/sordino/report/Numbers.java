package org.sordino.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How the pages write numbers: with a point, whatever the machine's language. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(5);

  private Numbers() {}

  /**
   * Five significant digits without zeros at the end: {@code 88.571}, {@code 0.005}, {@code 30}.
   */
  static String plain(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /** Two decimals and the sign, {@code 3.81 %}, on one line. */
  static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f\u00A0%%", value);
  }

  /** A probability without decimals, {@code 93 %}, on one line. */
  static String wholePercent(double probability) {
    return String.format(Locale.ROOT, "%.0f\u00A0%%", 100 * probability);
  }

  /** Three decimals: {@code 0.246}. */
  static String threeDecimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A whole number with its thousands apart: {@code 1,900}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 3 min 12 s}; below a minute with one decimal. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
  }
}
