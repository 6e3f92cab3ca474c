package org.sordino.dataset;

import java.util.List;

/**
 * What a {@link SplitRule} made of some songs.
 *
 * @param split the parts; within a part, names in natural order
 * @param notes what a reader of the result should know, one line each: songs left out, listed songs
 *     that are missing, recordings that are there more than once
 */
public record AppliedSplit(Split split, List<String> notes) {
  /** Copies the notes. */
  public AppliedSplit {
    notes = List.copyOf(notes);
  }
}
