package org.sordino.evaluation;

import java.util.HashSet;
import java.util.List;
import org.sordino.dataset.ItemKind;

/**
 * What a network says about the clips of songs, or about images: all that an evaluation needs.
 *
 * @param itemKind what is decided about
 * @param classes the names of at least two classes, in the order of the probabilities
 * @param rows at least one; a song's rows share their true class and differ in their clip
 */
public record Predictions(ItemKind itemKind, List<String> classes, List<Prediction> rows) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if the classes or rows are not as said above
   */
  public Predictions {
    classes = List.copyOf(classes);
    rows = List.copyOf(rows);
    checkClasses(classes);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("expected at least one prediction, found none");
    }
    group(classes, rows);
  }

  /** The rows by song, in order of first appearance, or by image, which has one. */
  public List<ItemPredictions> items() {
    return group(classes, rows).items();
  }

  static void checkClasses(List<String> classes) {
    if (classes.size() < 2 || new HashSet<>(classes).size() < classes.size()) {
      throw new IllegalArgumentException(
          "expected at least two classes with names of their own, found " + classes);
    }
  }

  private static ItemGrouping group(List<String> classes, List<Prediction> rows) {
    ItemGrouping grouping = new ItemGrouping(classes.size());
    rows.forEach(grouping::add);
    return grouping;
  }
}
