package org.sordino.report;

import java.util.List;

/**
 * Text in rows and columns; the first column names the rows.
 *
 * @param head the names of the columns
 * @param rows each with as many cells as there are columns
 */
record Table(List<String> head, List<List<String>> rows) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if a row has another number of cells
   */
  Table {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != head.size()) {
        throw new IllegalArgumentException(
            "expected a table row of " + head.size() + " cells, found " + row);
      }
    }
  }
}
