package org.sordino.experiment.grid;

import java.util.List;

/**
 * The search for a method's settings on one network.
 *
 * @param method the method's name
 * @param network what is trained
 * @param candidates a row for every combination of settings
 */
public record Search(String method, NetworkChoice network, List<Row> candidates) {
  /** Copies the list. */
  public Search {
    candidates = List.copyOf(candidates);
  }
}
