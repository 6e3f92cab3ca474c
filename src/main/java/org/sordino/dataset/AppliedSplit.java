package org.sordino.dataset;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a {@link SplitRule} made of some songs.
 *
 * @param split the parts; within a part, names in natural order
 * @param keptAway the songs that no network may learn from, not even from another copy; lists may
 *     name some that are not among the divided ones
 * @param notes what a reader of the result should know, one line each: songs left out, listed songs
 *     that are missing, recordings that are there more than once
 */
public record AppliedSplit(Split split, Set<String> keptAway, List<String> notes) {
  /** Copies. */
  public AppliedSplit {
    keptAway = Collections.unmodifiableSet(new LinkedHashSet<>(keptAway)); // in their order
    notes = List.copyOf(notes);
  }

  /** Parts of which validation and test are kept away. */
  AppliedSplit(Split split, List<String> notes) {
    this(split, validationAndTest(split), notes);
  }

  static Set<String> validationAndTest(Split split) {
    Set<String> names = new LinkedHashSet<>(split.validation());
    names.addAll(split.test());
    return names;
  }
}
