package org.sordino.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a report under a heading of its own: text and tables, then figures, then what is folded
 * away.
 *
 * @param heading what it is about
 * @param lead what comes before the figures
 * @param figures drawn beside each other where there is room
 * @param folds in order
 */
record Section(String heading, List<Html> lead, List<Figure> figures, List<Fold> folds) {
  /** Copies the lists. */
  Section {
    lead = List.copyOf(lead);
    figures = List.copyOf(figures);
    folds = List.copyOf(folds);
  }

  /** A section of which nothing is folded away. */
  Section(String heading, List<Html> lead, List<Figure> figures) {
    this(heading, lead, figures, List.of());
  }

  /** Every figure, in order. */
  Stream<Figure> allFigures() {
    return Stream.concat(figures.stream(), folds.stream().flatMap(fold -> fold.figures().stream()));
  }
}
