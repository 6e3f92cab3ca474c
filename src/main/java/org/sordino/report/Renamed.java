package org.sordino.report;

import java.awt.Graphics2D;

/**
 * A figure under another name, because a page holds several of its kind.
 *
 * @param figure what is drawn
 * @param name of its files
 */
record Renamed(Figure figure, String name) implements Figure {
  @Override
  public String title() {
    return figure.title();
  }

  @Override
  public int width() {
    return figure.width();
  }

  @Override
  public int height() {
    return figure.height();
  }

  @Override
  public void paint(Graphics2D canvas) {
    figure.paint(canvas);
  }

  @Override
  public Table numbers() {
    return figure.numbers();
  }
}
