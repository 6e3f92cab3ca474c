package org.sordino.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.sordino.file.Sha256;

/**
 * A shuffled order of names that a seed decides: by the SHA-256 of the UTF-8 text {@code
 * "<seed>/<genre>/<name>"}, bytes compared unsigned from the first on.
 *
 * <p>Published splits depend on it: it must never change. A hash instead of a random generator has
 * three uses: the order does not depend on the order that the names come in, a missing name leaves
 * that of the others alone, and any language can compute it.
 */
final class SeededOrder implements Comparator<String> {
  private final String prefix;

  /** The order of {@code genre}'s songs under {@code seed}. */
  SeededOrder(long seed, String genre) {
    prefix = seed + "/" + genre + "/";
  }

  @Override
  public int compare(String a, String b) {
    return Arrays.compareUnsigned(key(a), key(b));
  }

  /** What {@code name} is ordered by, for those who compare it often. */
  byte[] key(String name) {
    return Sha256.digest().digest((prefix + name).getBytes(StandardCharsets.UTF_8));
  }
}
