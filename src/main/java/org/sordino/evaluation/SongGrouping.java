package org.sordino.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers predictions by song, in order of first appearance, and refuses what does not fit. */
final class SongGrouping {
  private record Clip(String song, int number) {}

  private final int classes;
  private final Map<String, List<Prediction>> songs = new LinkedHashMap<>();
  private final Set<Clip> seen = new HashSet<>();

  SongGrouping(int classes) {
    this.classes = classes;
  }

  /**
   * Adds {@code row} to its song.
   *
   * @throws IllegalArgumentException in one line, if it has another number of classes, repeats a
   *     clip, or its song was of another class before
   */
  void add(Prediction row) {
    if (row.classes() != classes) {
      throw new IllegalArgumentException(
          "expected " + classes + " probabilities, found " + row.classes());
    }
    if (!seen.add(new Clip(row.song(), row.clip()))) {
      throw new IllegalArgumentException(
          "expected each clip once, found clip " + row.clip() + " of '" + row.song() + "' again");
    }
    List<Prediction> clips = songs.computeIfAbsent(row.song(), name -> new ArrayList<>());
    if (!clips.isEmpty() && clips.get(0).truth() != row.truth()) {
      throw new IllegalArgumentException(
          String.format(
              "expected one true class per song, found classes %d and %d for '%s'",
              clips.get(0).truth(), row.truth(), row.song()));
    }
    clips.add(row);
  }

  List<SongPredictions> songs() {
    return songs.entrySet().stream()
        .map(e -> new SongPredictions(e.getKey(), e.getValue().get(0).truth(), e.getValue()))
        .toList();
  }
}
