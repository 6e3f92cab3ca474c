package org.sordino.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sordino.evaluation.Confusion;
import org.sordino.evaluation.Figures;
import org.sordino.file.ControlCodes;

/** Figures for people: the errors, the likelihood and what was taken for what. */
final class FiguresText {
  /** Of more classes a terminal shows no matrix. */
  private static final int MOST_CLASSES = 20;

  private static final int MOST_CONFUSIONS = 10;
  private static final int LEAST_HEAD = 15;

  private FiguresText() {}

  static List<String> of(Figures figures) {
    List<String> lines = new ArrayList<>();
    lines.add(figures.summary());
    lines.add(
        String.format(
            Locale.ROOT,
            "negative log-likelihood %.4f, calibration error %.4f",
            figures.nll(),
            figures.ece()));
    lines.add("");
    boolean few = figures.classes().size() <= MOST_CLASSES;
    lines.addAll(few ? matrix(figures) : mistakes(figures));
    return lines;
  }

  /** As a terminal may show them: they come from a file. */
  private static List<String> names(Figures figures) {
    return figures.classes().stream().map(ControlCodes::shown).toList();
  }

  private static List<String> matrix(Figures figures) {
    List<String> classes = names(figures);
    int width = classes.stream().mapToInt(String::length).max().orElse(1) + 2;
    int head = Math.max(width, LEAST_HEAD);
    List<String> lines = new ArrayList<>();
    StringBuilder header = new StringBuilder(padded("truth \\ found", head));
    classes.forEach(name -> header.append(right(name, width)));
    lines.add(header.toString());
    for (int truth = 0; truth < classes.size(); truth++) {
      StringBuilder row = new StringBuilder(padded(classes.get(truth), head));
      for (int found = 0; found < classes.size(); found++) {
        row.append(right(Integer.toString(figures.confusion().count(truth, found)), width));
      }
      lines.add(row.toString());
    }
    return lines;
  }

  /** A class that was taken for another. */
  private record Mistake(String truth, String found, int count) {}

  private static List<String> mistakes(Figures figures) {
    List<String> classes = names(figures);
    Confusion confusion = figures.confusion();
    List<Mistake> mistakes = new ArrayList<>();
    for (int truth = 0; truth < classes.size(); truth++) {
      for (int found = 0; found < classes.size(); found++) {
        int count = truth == found ? 0 : confusion.count(truth, found);
        if (count > 0) {
          mistakes.add(new Mistake(classes.get(truth), classes.get(found), count));
        }
      }
    }
    mistakes.sort(Comparator.comparingInt(Mistake::count).reversed());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s mistakes among %s classes"
            .formatted(mistakes.isEmpty() ? "no" : "most frequent", classes.size()));
    mistakes.stream()
        .limit(MOST_CONFUSIONS)
        .map(
            m ->
                String.format(
                    Locale.ROOT, "%4d × %s taken for %s", m.count(), m.truth(), m.found()))
        .forEach(lines::add);
    return lines;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
