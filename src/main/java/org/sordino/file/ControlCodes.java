package org.sordino.file;

/** Text that comes from files, and may command a terminal or break a line. */
public final class ControlCodes {
  private ControlCodes() {}

  /** {@code text} with a question mark for each control character. */
  public static String shown(String text) {
    return text.replaceAll("\\p{Cc}", "?");
  }
}
