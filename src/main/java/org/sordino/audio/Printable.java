package org.sordino.audio;

/** Bytes of a file as a short text that is safe in a message. */
final class Printable {
  private Printable() {}

  /** {@code text} in quotes, or its codes if a terminal could not show it. */
  static String text(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      return '"' + text + '"';
    }
    StringBuilder codes = new StringBuilder("bytes");
    text.chars().forEach(c -> codes.append(String.format(" %02x", c)));
    return codes.toString();
  }
}
