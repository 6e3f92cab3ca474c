package org.sordino.report;

import java.util.Map;
import java.util.regex.Pattern;

/** Names of a loss's settings as axes have them. */
final class SettingName {
  private static final Map<String, String> LETTERS =
      Map.of("alpha", "α", "temperature", "τ", "gamma", "γ");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");

  private SettingName() {}

  /** With the letter that papers give it: {@code temperature τ}. */
  static String axis(String option) {
    String letter = LETTERS.get(option);
    return words(option) + (letter == null ? "" : " " + letter);
  }

  /** {@code hard weight}, which is {@code hard-weight} in options. */
  static String words(String option) {
    return option.replace('-', ' ');
  }

  /** Whether a value can stand on an axis. */
  static boolean isNumber(String value) {
    return NUMBER.matcher(value).matches();
  }
}
