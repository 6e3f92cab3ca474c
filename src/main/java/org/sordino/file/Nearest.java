package org.sordino.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a misspelt one was meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * What may be written in place of {@code found}: {@code did you mean networks?} if one of {@code
   * valid} is near, all of them if none is.
   */
  public static String advice(String found, Collection<String> valid) {
    if (valid.isEmpty()) {
      return "expected none";
    }
    return suggestion(found, valid).orElseGet(() -> "expected " + String.join(", ", valid));
  }

  /** {@code did you mean networks?} if one of {@code valid} is near, nothing if none is. */
  public static Optional<String> suggestion(String found, Collection<String> valid) {
    return valid.stream()
        .min(Comparator.comparingInt(name -> distance(found, name)))
        .filter(name -> distance(found, name) <= Math.max(2, name.length() / 3))
        .map(name -> "did you mean " + name + "?");
  }

  /**
   * The number of letters to insert, delete, replace or swap with their neighbour that make one of
   * the other (Damerau–Levenshtein, optimal string alignment).
   */
  static int distance(String one, String other) {
    int[][] distance = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          distance[i][j] = i + j;
          continue;
        }
        int replaced = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int best = Math.min(distance[i - 1][j], distance[i][j - 1]) + 1;
        best = Math.min(best, distance[i - 1][j - 1] + replaced);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          best = Math.min(best, distance[i - 2][j - 2] + 1);
        }
        distance[i][j] = best;
      }
    }
    return distance[one.length()][other.length()];
  }
}
