package org.sordino.experiment.table;

import org.jspecify.annotations.Nullable;

/**
 * A setting of a method's loss.
 *
 * @param name as in options: {@code teacher-temperature}
 * @param value null as long as a search has not chosen one
 * @param origin where the value is from
 */
public record Setting(String name, @Nullable String value, Origin origin) {
  /** Where a value is from, and how tables mark that. */
  enum Origin {
    /** The experiment's file, as a paper has it or because the experiment is about its values. */
    FILE(""),
    /** A search on the validation part. */
    SEARCHED(" (searched)"),
    /** The experiment's file, though no paper gives it for these data and networks. */
    UNCONFIRMED("*"),
    /** The loss, because the file gives none. */
    DEFAULT(" (default)");

    private final String mark;

    Origin(String mark) {
      this.mark = mark;
    }
  }

  /**
   * {@code alpha 0.1}, with an asterisk if unconfirmed; {@code alpha ? (searched)} before the
   * search is finished.
   */
  public String inWords() {
    return name + " " + (value == null ? "?" : value) + origin.mark;
  }
}
