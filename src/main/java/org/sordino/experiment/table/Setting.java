package org.sordino.experiment.table;

import org.jspecify.annotations.Nullable;

/**
 * A setting of a method's loss.
 *
 * @param name as in options: {@code teacher-temperature}
 * @param value null as long as a search has not chosen one
 * @param unconfirmed whether no paper gives the value for these data and networks
 */
public record Setting(String name, @Nullable String value, boolean unconfirmed) {
  /** {@code alpha 0.1}, with an asterisk if unconfirmed; {@code alpha ?} before a search. */
  public String inWords() {
    return name + " " + (value == null ? "?" : value) + (unconfirmed ? "*" : "");
  }
}
