package org.sordino.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers predictions by song or image, in order of first appearance, and refuses what does not
 * fit.
 */
final class ItemGrouping {
  private record Clip(String item, int number) {}

  private final int classes;
  private final Map<String, List<Prediction>> items = new LinkedHashMap<>();
  private final Set<Clip> seen = new HashSet<>();

  ItemGrouping(int classes) {
    this.classes = classes;
  }

  /**
   * Adds {@code row} to its song or image.
   *
   * @throws IllegalArgumentException in one line, if it has another number of classes, repeats a
   *     clip, or its song or image was of another class before
   */
  void add(Prediction row) {
    if (row.classes() != classes) {
      throw new IllegalArgumentException(
          "expected " + classes + " probabilities, found " + row.classes());
    }
    if (!seen.add(new Clip(row.item(), row.clip()))) {
      throw new IllegalArgumentException(
          "expected each clip once, found clip " + row.clip() + " of '" + row.item() + "' again");
    }
    List<Prediction> clips = items.computeIfAbsent(row.item(), name -> new ArrayList<>());
    if (!clips.isEmpty() && clips.get(0).truth() != row.truth()) {
      throw new IllegalArgumentException(
          String.format(
              "expected one true class for all clips of '%s', found classes %d and %d",
              row.item(), clips.get(0).truth(), row.truth()));
    }
    clips.add(row);
  }

  List<ItemPredictions> items() {
    return items.entrySet().stream()
        .map(e -> new ItemPredictions(e.getKey(), e.getValue().get(0).truth(), e.getValue()))
        .toList();
  }
}
