package org.sordino.dataset;

import java.util.Locale;

/** Whether the labelled items are songs, whose clips are the examples, or images. */
public enum ItemKind {
  /** Songs: each of their clips is an example, and the clips vote. */
  SONG("clip"),

  /** Images: each is an example. */
  IMAGE("");

  private final String part;

  /** Decided about by its {@code part}s, or directly. */
  ItemKind(String part) {
    this.part = part;
  }

  /** Whether several examples decide together about one of them. */
  public boolean votes() {
    return !part.isEmpty();
  }

  /** How several of them are called. */
  public String plural() {
    return name().toLowerCase(Locale.ROOT) + "s";
  }

  /** How several examples are called. */
  public String examples() {
    return votes() ? part + "s" : plural();
  }

  /** What the share of wrong examples is called by people: clip error, or error. */
  public String exampleErrorWords() {
    return (part + " error").strip();
  }

  /** The same in files: {@code clip_error_percent}, or {@code error_percent}. */
  public String exampleError() {
    return exampleErrorWords().replace(' ', '_') + "_percent";
  }
}
