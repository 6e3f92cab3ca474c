package org.sordino.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sordino.dataset.ItemKind;
import org.sordino.evaluation.Confusion;
import org.sordino.evaluation.Figures;
import org.sordino.file.ControlCodes;

/** Figures for people: the errors, the likelihood and what was taken for what. */
final class FiguresText {
  /** Of more classes a terminal shows no matrix, nor where it would be wider than this. */
  private static final int MOST_CLASSES = 20;

  private static final int TERMINAL = 80;

  /** So much of a class's name stands above its column; the rows have all of it. */
  private static final int HEAD = 6;

  private static final int MOST_CONFUSIONS = 10;

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
    List<String> matrix = matrix(figures);
    boolean fits = figures.classes().size() <= MOST_CLASSES && matrix.get(0).length() <= TERMINAL;
    if (fits) {
      lines.add(caption(figures.itemKind()));
    }
    lines.addAll(fits ? matrix : mistakes(figures));
    return lines;
  }

  /** As a terminal may show them: they come from a file. */
  private static List<String> names(Figures figures) {
    return figures.classes().stream().map(ControlCodes::shown).toList();
  }

  private static String caption(ItemKind itemKind) {
    String label = itemKind == ItemKind.SONG ? "genre" : "class";
    return "%s: true %s in rows, %s found in columns".formatted(itemKind.plural(), label, label);
  }

  private static List<String> matrix(Figures figures) {
    List<String> classes = names(figures);
    List<String> heads = classes.stream().map(FiguresText::cut).toList();
    int digits = Integer.toString(figures.confusion().total()).length();
    int width = 1 + heads.stream().mapToInt(String::length).reduce(digits, Math::max);
    int head = classes.stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    StringBuilder header = new StringBuilder(padded("", head));
    heads.forEach(name -> header.append(right(name, width)));
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

  private static String cut(String name) {
    int letters = Math.min(HEAD, name.codePointCount(0, name.length()));
    return name.substring(0, name.offsetByCodePoints(0, letters));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
