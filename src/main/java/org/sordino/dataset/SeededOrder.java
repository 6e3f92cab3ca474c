package org.sordino.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.sordino.file.Sha256;

/**
 * A shuffled order of names that a seed decides: by the SHA-256 of the UTF-8 text {@code
 * "<seed>/<genre>/<name>"}, bytes compared unsigned from the first on.
 *
 * <p>Published splits depend on it: it must never change. A hash instead of a random generator has
 * three uses: the order does not depend on the order that the names come in, a missing name leaves
 * that of the others alone, and any language can compute it.
 */
final class SeededOrder {
  private final String prefix;

  /** The order of {@code genre}'s songs under {@code seed}. */
  SeededOrder(long seed, String genre) {
    prefix = seed + "/" + genre + "/";
  }

  /** {@code items} in the order of their names. A name is hashed once, not at each comparison. */
  <T> List<T> sorted(List<T> items, Function<? super T, String> name) {
    return items.stream()
        .map(item -> new Keyed<>(item, key(name.apply(item))))
        .sorted((a, b) -> Arrays.compareUnsigned(a.key(), b.key()))
        .map(Keyed::item)
        .toList();
  }

  private record Keyed<T>(T item, byte[] key) {}

  private byte[] key(String name) {
    return Sha256.digest().digest((prefix + name).getBytes(StandardCharsets.UTF_8));
  }
}
