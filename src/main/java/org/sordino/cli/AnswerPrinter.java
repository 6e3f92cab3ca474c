package org.sordino.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.file.ControlCodes;
import org.sordino.file.Csv;
import org.sordino.model.Classification;

/** Prints the answers of {@code classify} in one of three forms. */
interface AnswerPrinter {
  /** Called once, with the genres of the model. */
  default void begin(List<String> genres) {}

  /** Called for each file, in input order. */
  void print(Answer answer);

  /** Called once, after the last file. */
  default void end() {}

  /** The printer that the options ask for. */
  static AnswerPrinter of(Console console, boolean json, boolean csv, int top, boolean timeline) {
    if (json) {
      return new JsonDocument(console);
    }
    return csv ? new CsvLines(console) : new Table(console, top, timeline);
  }

  /** A line per file: file, seconds, genre, confidence, a column per genre, error. */
  final class CsvLines implements AnswerPrinter {
    /**
     * How formulas begin, also in the wide letters of East Asia, and what is skipped before one.
     */
    private static final String FORMULA = "=+-@＝＋－＠\t\r\n";

    private final Console console;
    private List<String> genres = List.of();

    CsvLines(Console console) {
      this.console = console;
    }

    @Override
    public void begin(List<String> genres) {
      this.genres = genres;
      List<String> head = new ArrayList<>(List.of("file", "seconds", "genre", "confidence"));
      genres.forEach(genre -> head.add(noFormula(genre)));
      head.add("error");
      line(head);
    }

    @Override
    public void print(Answer answer) {
      List<String> fields = new ArrayList<>();
      fields.add(noFormula(answer.file()));
      fields.add(text(answer.seconds()));
      fields.add(noFormula(text(answer.genre())));
      fields.add(text(answer.confidence()));
      genres.forEach(genre -> fields.add(text(answer.probabilities().get(genre))));
      fields.add(noFormula(text(answer.error())));
      line(fields);
    }

    /**
     * A spreadsheet would compute what begins like a formula; before a path, ./ changes nothing.
     */
    private static String noFormula(String name) {
      return !name.isEmpty() && FORMULA.indexOf(name.charAt(0)) >= 0 ? "./" + name : name;
    }

    private void line(List<String> fields) {
      console.data(Csv.line(fields).stripTrailing());
    }

    private static String text(@Nullable Object value) {
      return value == null ? "" : value.toString();
    }
  }

  /** For people: the file, its most probable genres and, if asked for, the genre over time. */
  final class Table implements AnswerPrinter {
    private final Console console;
    private final int top;
    private final boolean timeline;

    Table(Console console, int top, boolean timeline) {
      this.console = console;
      this.top = top;
      this.timeline = timeline;
    }

    @Override
    public void print(Answer answer) {
      if (answer.error() != null) {
        return; // told on stderr
      }
      StringBuilder line = new StringBuilder(ControlCodes.shown(answer.file())).append(": ");
      if (Classification.UNKNOWN.equals(answer.genre())) {
        line.append("unknown (");
      }
      List<String> genres = new ArrayList<>();
      for (Map.Entry<String, Double> genre : answer.probabilities().entrySet()) {
        if (genres.size() < top) {
          genres.add(
              String.format(
                  Locale.ROOT,
                  "%s %.0f %%",
                  ControlCodes.shown(genre.getKey()),
                  100 * genre.getValue()));
        }
      }
      line.append(String.join(", ", genres));
      console.data(Classification.UNKNOWN.equals(answer.genre()) ? line + ")" : line.toString());
      if (timeline) {
        for (Classification.Moment moment : answer.timeline()) {
          console.data(
              String.format(
                  Locale.ROOT,
                  "  %s  %-12s %3.0f %%",
                  clock(moment.start()),
                  ControlCodes.shown(moment.genre()),
                  100 * moment.confidence()));
        }
      }
    }

    private static String clock(double seconds) {
      int whole = (int) seconds;
      return String.format(
          Locale.ROOT,
          "%02d:%04.1f",
          whole / 60,
          whole % 60 + Math.floor(10 * (seconds - whole)) / 10);
    }
  }
}
