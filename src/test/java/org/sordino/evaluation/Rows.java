package org.sordino.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.sordino.dataset.ItemKind;

/** Builds predictions for tests, every row a song of its own. */
final class Rows {
  private final List<Prediction> rows = new ArrayList<>();

  /** Adds {@code times} rows. */
  Rows add(int times, int truth, float... probabilities) {
    for (int i = 0; i < times; i++) {
      rows.add(new Prediction("song" + rows.size(), 0, truth, probabilities));
    }
    return this;
  }

  Predictions of(String... classes) {
    return new Predictions(ItemKind.SONG, List.of(classes), rows);
  }
}
