package org.sordino.report;

import java.util.List;

/**
 * A part of a section that is shown when its summary is opened.
 *
 * @param summary what it holds, in one line
 * @param lead what comes before the figures
 * @param figures drawn beside each other where there is room
 */
record Fold(String summary, List<Html> lead, List<Figure> figures) {
  /** Copies the lists. */
  Fold {
    lead = List.copyOf(lead);
    figures = List.copyOf(figures);
  }
}
