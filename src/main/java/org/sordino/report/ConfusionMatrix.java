package org.sordino.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.sordino.evaluation.Confusion;

/**
 * Which class was taken for which: a row per true class, a column per class found, counts in the
 * cells. A cell is the more opaque the larger its share of the row; right ones are blue, wrong ones
 * vermillion.
 *
 * @param items what was decided: {@code songs} or {@code images}
 * @param classes in the order of {@code confusion}
 * @param confusion the counts
 */
record ConfusionMatrix(String items, List<String> classes, Confusion confusion) implements Figure {
  private static final double LONGEST_LABEL = 120;
  private static final double TITLE = 26;
  private static final double GAP = 6;
  private static final double MARGIN = 8;

  /** Smaller cells have no room for a count. */
  private static final double SMALLEST_NUMBERED = 18;

  private static final double SMALLEST = 11;
  private static final double LARGEST = 44;

  /** From this share of a row on, white is easier to read than ink. */
  private static final double DARK = 0.8;

  /** Copies the list. */
  ConfusionMatrix {
    classes = List.copyOf(classes);
  }

  @Override
  public String name() {
    return "confusion";
  }

  @Override
  public String title() {
    return "Which class the " + items + " were taken for";
  }

  /**
   * Where things are, for this many classes and names of this length.
   *
   * @param labels the lettering of the names
   * @param edge where the cells begin, from the left as from the top
   * @param cell the side of a cell
   * @param width of the figure
   */
  private record Layout(Lettering labels, double edge, double cell, double width) {
    static Layout of(List<String> classes) {
      int count = classes.size();
      double room = Math.max(SMALLEST, (ChartStyle.WIDTH - 2 * LONGEST_LABEL) / count);
      Lettering labels = Lettering.SMALL.size((float) Math.min(13, Math.max(9, 0.85 * room)));
      double longest = 0;
      for (String name : classes) {
        longest = Math.max(longest, labels.width(labels.fitted(name, LONGEST_LABEL)));
      }
      double edge = TITLE + longest + GAP;
      double width = Math.max(ChartStyle.WIDTH, edge + count * SMALLEST + 2 * MARGIN);
      double cell = Math.min(LARGEST, (width - edge - 2 * MARGIN) / count);
      return new Layout(labels, edge, cell, width);
    }

    double at(double index) {
      return edge + index * cell;
    }
  }

  @Override
  public int width() {
    return (int) Math.ceil(Layout.of(classes).width());
  }

  @Override
  public int height() {
    return (int) Math.ceil(Layout.of(classes).at(classes.size()) + MARGIN);
  }

  /**
   * The share of the songs or images of class {@code truth} that were taken for {@code found}; 0 of
   * none.
   */
  double share(int truth, int found) {
    int total = confusion.total(truth);
    return total == 0 ? 0 : (double) confusion.count(truth, found) / total;
  }

  @Override
  public void paint(Graphics2D canvas) {
    Layout layout = Layout.of(classes);
    int count = classes.size();
    canvas.setColor(ChartStyle.PAPER);
    canvas.fillRect(0, 0, (int) Math.ceil(layout.width()), height());
    double middle = layout.at(count / 2.0);
    Lettering.NORMAL.draw(canvas, "found", middle, TITLE / 2, 0.5);
    Lettering.NORMAL.draw(canvas, "truth", TITLE / 2, middle, 0.5, -90, ChartStyle.INK);
    double before = layout.edge() - GAP;
    for (int i = 0; i < count; i++) {
      String label = layout.labels().fitted(classes.get(i), LONGEST_LABEL);
      double at = layout.at(i + 0.5);
      layout.labels().draw(canvas, label, before, at, 1);
      layout.labels().draw(canvas, label, at, before, 0, -90, ChartStyle.INK);
    }
    for (int truth = 0; truth < count; truth++) {
      for (int found = 0; found < count; found++) {
        paint(canvas, layout, truth, found);
      }
    }
    canvas.setColor(ChartStyle.GRID);
    canvas.setStroke(new BasicStroke(1));
    for (int i = 0; i <= count; i++) {
      double at = layout.at(i);
      canvas.draw(new Line2D.Double(layout.edge(), at, layout.at(count), at));
      canvas.draw(new Line2D.Double(at, layout.edge(), at, layout.at(count)));
    }
  }

  private void paint(Graphics2D canvas, Layout layout, int truth, int found) {
    int count = confusion.count(truth, found);
    if (count == 0) {
      return;
    }
    double share = share(truth, found);
    Color colour = (truth == found ? Look.BLUE : Look.VERMILLION).colour();
    int opacity = (int) Math.round(255 * (0.1 + 0.9 * share));
    canvas.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity));
    double cell = layout.cell();
    canvas.fill(new Rectangle2D.Double(layout.at(found), layout.at(truth), cell, cell));
    if (cell >= SMALLEST_NUMBERED) {
      String number = Integer.toString(count);
      double fit = Math.min(1, (cell - 4) / Lettering.SMALL.width(number));
      Color ink = share >= DARK ? ChartStyle.ON_DARK : ChartStyle.INK;
      Lettering.SMALL
          .size((float) (fit * Lettering.SMALL.font().getSize2D()))
          .draw(canvas, number, layout.at(found + 0.5), layout.at(truth + 0.5), 0.5, 0, ink);
    }
  }

  /** The counts: a row per true class, a column per class found. */
  @Override
  public Table numbers() {
    List<String> head = new ArrayList<>(List.of("truth \\ found"));
    head.addAll(classes);
    List<List<String>> rows = new ArrayList<>();
    for (int truth = 0; truth < classes.size(); truth++) {
      List<String> row = new ArrayList<>(List.of(classes.get(truth)));
      confusion.counts().get(truth).forEach(count -> row.add(Integer.toString(count)));
      rows.add(row);
    }
    return new Table(head, rows);
  }
}
