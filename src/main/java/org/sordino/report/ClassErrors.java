package org.sordino.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.sordino.evaluation.Confusion;

/**
 * The error of each class, as bars that lie: of songs and of clips, or of images.
 *
 * @param classes in the order of the confusions
 * @param counted at least one
 */
record ClassErrors(List<String> classes, List<Counted> counted) implements Figure {
  private static final List<Color> FILLS = List.of(Look.BLUE.colour(), Look.ORANGE.colour());
  private static final double LONGEST_LABEL = 120;
  private static final double MARGIN = 8;
  private static final double RIGHT = 52;
  private static final double AXIS = 46;
  private static final int MANY_CLASSES = 30;

  /**
   * What was decided and how.
   *
   * @param items {@code songs}, {@code clips} or {@code images}
   * @param confusion of them
   */
  record Counted(String items, Confusion confusion) {}

  /** Copies the lists. */
  ClassErrors {
    classes = List.copyOf(classes);
    counted = List.copyOf(counted);
  }

  @Override
  public String name() {
    return "class-errors";
  }

  @Override
  public String title() {
    return "Error of each class";
  }

  @Override
  public int width() {
    return ChartStyle.WIDTH;
  }

  @Override
  public int height() {
    return (int) Math.ceil(legend().height() + classes.size() * row() + AXIS);
  }

  private double bar() {
    return classes.size() > MANY_CLASSES ? 6 : 11;
  }

  private double row() {
    return counted.size() * bar() + (classes.size() > MANY_CLASSES ? 4 : 8);
  }

  private Lettering labels() {
    return classes.size() > MANY_CLASSES ? Lettering.SMALL.size(9) : Lettering.SMALL;
  }

  private Lettering values() {
    return Lettering.SMALL.size(classes.size() > MANY_CLASSES ? 7 : 11);
  }

  private Legend legend() {
    List<Legend.Key> keys = new ArrayList<>();
    for (int i = 0; i < counted.size(); i++) {
      keys.add(Legend.Key.bar(counted.get(i).items(), FILLS.get(i)));
    }
    return new Legend(keys, width());
  }

  private double left() {
    Lettering labels = labels();
    return 2 * MARGIN
        + classes.stream()
            .mapToDouble(name -> labels.width(labels.fitted(name, LONGEST_LABEL)))
            .max()
            .orElse(0);
  }

  @Override
  public void paint(Graphics2D canvas) {
    canvas.setColor(ChartStyle.PAPER);
    canvas.fillRect(0, 0, width(), height());
    legend().paint(canvas);
    double left = left();
    double top = legend().height();
    double bottom = top + classes.size() * row();
    canvas.setStroke(new BasicStroke(1));
    for (int percent = 0; percent <= 100; percent += 20) {
      double x = x(left, percent);
      canvas.setColor(percent == 0 ? ChartStyle.INK : ChartStyle.GRID);
      canvas.draw(new Line2D.Double(x, top, x, bottom));
      Lettering.SMALL.draw(canvas, Integer.toString(percent), x, bottom + 12, 0.5);
    }
    Lettering.NORMAL.draw(canvas, "error in %", x(left, 50), bottom + 33, 0.5);
    for (int c = 0; c < classes.size(); c++) {
      double y = top + c * row();
      String label = labels().fitted(classes.get(c), LONGEST_LABEL);
      labels().draw(canvas, label, left - MARGIN, y + row() / 2, 1);
      y += (row() - counted.size() * bar()) / 2;
      for (int i = 0; i < counted.size(); i++) {
        paint(
            canvas, counted.get(i).confusion().errorPercent(c), FILLS.get(i), left, y + i * bar());
      }
    }
  }

  private double x(double left, double percent) {
    return left + percent / 100 * (width() - left - RIGHT);
  }

  private void paint(Graphics2D canvas, OptionalDouble error, Color fill, double left, double y) {
    String value = "none";
    double end = 0;
    if (error.isPresent()) {
      end = error.getAsDouble();
      value = String.format(Locale.ROOT, "%.0f", end);
      canvas.setColor(fill);
      canvas.fill(new Rectangle2D.Double(left, y, x(left, end) - left, bar() - 1));
    }
    values().draw(canvas, value, x(left, end) + 4, y + (bar() - 1) / 2, 0);
  }

  /** A row per class; for each kind of item their number, how many were wrong, and the error. */
  @Override
  public Table numbers() {
    List<String> head = new ArrayList<>(List.of("class"));
    for (Counted kind : counted) {
      head.addAll(List.of(kind.items(), "wrong", "error in %"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      List<String> row = new ArrayList<>(List.of(classes.get(c)));
      for (Counted kind : counted) {
        int total = kind.confusion().total(c);
        OptionalDouble error = kind.confusion().errorPercent(c);
        row.add(Numbers.count(total));
        row.add(Numbers.count(total - kind.confusion().count(c, c)));
        row.add(error.isPresent() ? Numbers.plain(error.getAsDouble()) : "");
      }
      rows.add(row);
    }
    return new Table(head, rows);
  }
}
