package org.sordino.experiment.table;

/**
 * A cell of a table as people read it.
 *
 * @param text on one line, not escaped; empty if there is nothing to say
 * @param best whether it is the best of its network, which tables show in bold
 * @param noImprovement whether it is no improvement over the baseline, which tables underline
 */
public record Cell(String text, boolean best, boolean noImprovement) {
  /** Makes one line of several. */
  public Cell {
    text = text.strip().replaceAll("\\s+", " ");
  }

  /** Without a mark. */
  static Cell plain(String text) {
    return new Cell(text, false, false);
  }
}
