package org.sordino.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options that mean something with some data only. */
final class GivenOptions {
  private GivenOptions() {}

  /**
   * Refuses options that were given and mean nothing here.
   *
   * @param options every one with its value, null if it was not given
   * @param taker what takes none of them
   */
  static void refuse(Map<String, @Nullable Object> options, String taker) {
    options.forEach(
        (option, value) -> {
          if (value != null) {
            throw new IllegalArgumentException(option + ": " + taker + " takes no such option");
          }
        });
  }
}
