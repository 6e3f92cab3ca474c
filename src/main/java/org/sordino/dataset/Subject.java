package org.sordino.dataset;

import java.util.Locale;

/** What is decided about. */
public enum Subject {
  /** Songs: each of their clips is an example, and the clips vote. */
  SONG("clip_error_percent"),

  /** Images: each is an example. */
  IMAGE("error_percent");

  private final String exampleError;

  Subject(String exampleError) {
    this.exampleError = exampleError;
  }

  /** How several of them are called. */
  public String plural() {
    return name().toLowerCase(Locale.ROOT) + "s";
  }

  /** What the share of wrong examples is called in files. */
  public String exampleError() {
    return exampleError;
  }
}
