package org.sordino.report;

import java.util.List;

/**
 * A part of a report under a heading of its own: text and tables, then figures.
 *
 * @param heading what it is about
 * @param lead what comes before the figures
 * @param figures drawn beside each other where there is room
 */
record Section(String heading, List<Html> lead, List<Figure> figures) {
  /** Copies the lists. */
  Section {
    lead = List.copyOf(lead);
    figures = List.copyOf(figures);
  }
}
