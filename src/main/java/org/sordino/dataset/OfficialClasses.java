package org.sordino.dataset;

import java.util.HashSet;
import java.util.List;

/**
 * The classes that a data set must have, in the order of their labels.
 *
 * @param count how many
 * @param names which; empty where only their number is known here
 */
record OfficialClasses(int count, List<String> names) {
  /** Those of CIFAR-10, which CINIC-10 has taken over. */
  static final OfficialClasses TEN =
      new OfficialClasses(
          10,
          List.of(
              "airplane",
              "automobile",
              "bird",
              "cat",
              "deer",
              "dog",
              "frog",
              "horse",
              "ship",
              "truck"));

  /** The fine ones of CIFAR-100, whose official order is that of the alphabet. */
  static final OfficialClasses HUNDRED = new OfficialClasses(100, List.of());

  /**
   * Refuses other classes.
   *
   * @param source what the message calls the place that they were found at
   */
  void check(String source, List<String> found) throws ImageException {
    if (!names.isEmpty() && !names.equals(found)) {
      throw new ImageException(
          source, "the classes " + String.join(", ", names), String.join(", ", found));
    }
    int different = new HashSet<>(found).size();
    if (found.size() != count || different != count) {
      throw new ImageException(
          source, count + " different classes", different + " in " + found.size() + " names");
    }
  }
}
