package org.sordino.tag;

import java.util.Locale;
import java.util.Map;

/** How a class of a model is written in tags: as players and ID3 write it. */
public final class GenreNames {
  private static final Map<String, String> OTHERS = Map.of("hiphop", "Hip-Hop", "rnb", "R&B");

  private GenreNames() {}

  /** {@code Blues} for {@code blues}, {@code Hip-Hop} for {@code hiphop}. */
  public static String of(String label) {
    String other = OTHERS.get(label.toLowerCase(Locale.ROOT));
    if (other != null || label.isEmpty()) {
      return other == null ? label : other;
    }
    int first = label.offsetByCodePoints(0, 1);
    return label.substring(0, first).toUpperCase(Locale.ROOT) + label.substring(first);
  }

  /** Whether two genres are the same but for case, spaces and hyphens. */
  public static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String genre) {
    return genre.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
  }
}
