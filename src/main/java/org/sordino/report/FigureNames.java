package org.sordino.report;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names for the figures of one page, made of what they are about; none is given twice. */
final class FigureNames {
  private final Set<String> given = new HashSet<>();

  /** The parts in small letters and digits, with hyphens in place of all else. */
  String of(String... parts) {
    String name =
        Arrays.stream(parts)
            .map(part -> part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"))
            .map(part -> part.replaceAll("^-|-$", ""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("-"));
    String unique = name;
    for (int i = 2; !given.add(unique); i++) {
      unique = name + "-" + i;
    }
    return unique;
  }
}
