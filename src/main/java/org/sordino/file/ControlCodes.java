package org.sordino.file;

/** Text that comes from files, and may command a terminal or break a line. */
public final class ControlCodes {
  private ControlCodes() {}

  /** {@code text} with a question mark for each control character. */
  public static String shown(String text) {
    return text.replaceAll("\\p{Cc}", "?");
  }

  /**
   * Refuses a name that has any.
   *
   * @param key what gives the name, for the message
   * @throws IllegalArgumentException in one line that shows the name
   */
  public static void refuse(String key, String name) {
    String shown = shown(name);
    Require.that(shown.equals(name), key, "no control characters", shown);
  }
}
