package org.sordino.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A quantity over two settings: a number in every cell, on a colour that is the lighter the lower
 * the number is. The cell that was chosen is framed; a cell without a number is empty.
 *
 * @param name of its files
 * @param title what it shows
 * @param xTitle the setting of the columns
 * @param yTitle the setting of the rows
 * @param columns the values of the one setting
 * @param rows the values of the other
 * @param cells those that are known, in any order
 */
record HeatMap(
    String name,
    String title,
    String xTitle,
    String yTitle,
    List<String> columns,
    List<String> rows,
    List<Cell> cells)
    implements Figure {
  private static final double LOWEST = 40;
  private static final double WIDEST = 120;
  private static final double MARGIN = 10;
  private static final double TITLE = 26;
  private static final double LABEL = 22;
  private static final double LONGEST_LABEL = 90;
  private static final float FRAME = 3;

  /** The darkest colours would swallow the frame. */
  private static final int DARKEST = 40;

  /** From this luminance on, ink is easier to read than white. */
  private static final double LIGHT = 120;

  /**
   * A number and its place.
   *
   * @param row from 0
   * @param column from 0
   * @param value any
   * @param chosen whether it is framed
   */
  record Cell(int row, int column, double value, boolean chosen) {}

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if there is no cell or one is outside
   */
  HeatMap {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("figure " + name + ": expected a cell, found none");
    }
    for (Cell cell : cells) {
      if (cell.row() >= rows.size() || cell.column() >= columns.size()) {
        throw new IllegalArgumentException(
            "figure %s: expected cells in %d rows and %d columns, found %s"
                .formatted(name, rows.size(), columns.size(), cell));
      }
    }
  }

  @Override
  public int width() {
    return ChartStyle.WIDTH;
  }

  @Override
  public int height() {
    return (int) Math.ceil(MARGIN + rows.size() * cellHeight() + LABEL + TITLE + MARGIN);
  }

  /** Of a cell: together they leave room for the title beside them. */
  private double cellHeight() {
    return Math.max(LOWEST, Lettering.NORMAL.width(yTitle) / rows.size());
  }

  private double left() {
    double longest = 0;
    for (String row : rows) {
      longest = Math.max(longest, Lettering.SMALL.width(fitted(row)));
    }
    return TITLE + longest + 2 * MARGIN;
  }

  private double cellWidth() {
    return Math.min(WIDEST, (width() - left() - MARGIN) / columns.size());
  }

  private static String fitted(String label) {
    return Lettering.SMALL.fitted(label, LONGEST_LABEL);
  }

  @Override
  public void paint(Graphics2D canvas) {
    canvas.setColor(ChartStyle.PAPER);
    canvas.fillRect(0, 0, width(), height());
    double left = left();
    double cellWidth = cellWidth();
    double bottom = MARGIN + rows.size() * cellHeight();
    for (int row = 0; row < rows.size(); row++) {
      double y = MARGIN + (row + 0.5) * cellHeight();
      Lettering.SMALL.draw(canvas, fitted(rows.get(row)), left - MARGIN, y, 1);
    }
    for (int column = 0; column < columns.size(); column++) {
      String label = Lettering.SMALL.fitted(columns.get(column), cellWidth);
      Lettering.SMALL.draw(
          canvas, label, left + (column + 0.5) * cellWidth, bottom + LABEL / 2, 0.5);
    }
    double middle = MARGIN + rows.size() * cellHeight() / 2;
    Lettering.NORMAL.draw(canvas, yTitle, MARGIN + 6, middle, 0.5, -90, ChartStyle.INK);
    Lettering.NORMAL.draw(
        canvas, xTitle, left + columns.size() * cellWidth / 2, bottom + LABEL + TITLE / 2, 0.5);
    canvas.setColor(ChartStyle.GRID);
    canvas.setStroke(new BasicStroke(1));
    canvas.draw(new Rectangle2D.Double(left, MARGIN, columns.size() * cellWidth, bottom - MARGIN));
    cells.forEach(cell -> fill(canvas, cell, left, cellWidth));
    cells.stream().filter(Cell::chosen).forEach(cell -> frame(canvas, cell, left, cellWidth));
  }

  private void fill(Graphics2D canvas, Cell cell, double left, double cellWidth) {
    Color colour = colour(cell.value());
    Rectangle2D box = box(cell, left, cellWidth);
    canvas.setColor(colour);
    canvas.fill(box);
    double luminance =
        0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue();
    String number = number(cell.value());
    double fit = Math.min(1, (cellWidth - 8) / Lettering.SMALL.width(number));
    Lettering.SMALL
        .size((float) (fit * Lettering.SMALL.font().getSize2D()))
        .draw(
            canvas,
            number,
            box.getCenterX(),
            box.getCenterY(),
            0.5,
            0,
            luminance < LIGHT ? ChartStyle.ON_DARK : ChartStyle.ON_LIGHT);
  }

  /** In black and white, so that it stands out from any colour. */
  private void frame(Graphics2D canvas, Cell cell, double left, double cellWidth) {
    Rectangle2D box = box(cell, left, cellWidth);
    canvas.setStroke(new BasicStroke(FRAME));
    canvas.setColor(ChartStyle.ON_LIGHT);
    canvas.draw(inside(box, FRAME / 2));
    canvas.setStroke(new BasicStroke(1));
    canvas.setColor(ChartStyle.ON_DARK);
    canvas.draw(inside(box, FRAME + 0.5));
  }

  private Rectangle2D box(Cell cell, double left, double cellWidth) {
    return new Rectangle2D.Double(
        left + cell.column() * cellWidth,
        MARGIN + cell.row() * cellHeight(),
        cellWidth,
        cellHeight());
  }

  private static Rectangle2D inside(Rectangle2D box, double by) {
    return new Rectangle2D.Double(
        box.getX() + by, box.getY() + by, box.getWidth() - 2 * by, box.getHeight() - 2 * by);
  }

  /** Of a cell; the light end if all are alike. */
  Color colour(double value) {
    double lowest = cells.stream().mapToDouble(Cell::value).min().orElse(value);
    double highest = cells.stream().mapToDouble(Cell::value).max().orElse(value);
    double darkness = highest > lowest ? (value - lowest) / (highest - lowest) : 0;
    int[] rgb =
        ColourMap.rgb(
            (int) Math.round(ColourMap.COLOURS - 1 - darkness * (ColourMap.COLOURS - 1 - DARKEST)));
    return new Color(rgb[0], rgb[1], rgb[2]);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** As it is drawn; what is chosen is marked with a star. */
  @Override
  public Table numbers() {
    List<String> head = new ArrayList<>(List.of(yTitle + " \\ " + xTitle));
    head.addAll(columns);
    List<List<String>> table = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      List<String> line = new ArrayList<>(List.of(rows.get(row)));
      for (int column = 0; column < columns.size(); column++) {
        line.add(at(row, column).map(HeatMap::marked).orElse(""));
      }
      table.add(line);
    }
    return new Table(head, table);
  }

  private static String marked(Cell cell) {
    return Numbers.plain(cell.value()) + (cell.chosen() ? " *" : "");
  }

  private Optional<Cell> at(int row, int column) {
    return cells.stream().filter(c -> c.row() == row && c.column() == column).findFirst();
  }
}
