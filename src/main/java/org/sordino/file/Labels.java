package org.sordino.file;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names by which options and files call one of several things. */
public final class Labels {
  private Labels() {}

  /**
   * The one of {@code all} that is called {@code found}.
   *
   * @param option what takes the name, for the message
   * @throws IllegalArgumentException in one line that lists the names, if there is none
   */
  public static <T> T find(
      String option, String found, Collection<T> all, Function<T, String> label) {
    return all.stream()
        .filter(one -> label.apply(one).equals(found))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    all.stream()
                        .map(label)
                        .collect(
                            Collectors.joining(
                                ", ", option + ": expected one of ", ", found " + found))));
  }

  /** The same of an enumeration's values. */
  public static <T> T find(String option, String found, T[] all, Function<T, String> label) {
    return find(option, found, List.of(all), label);
  }
}
