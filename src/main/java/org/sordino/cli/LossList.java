package org.sordino.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sordino.loss.LossName;

/** The losses as the help lists them: formula, paper, and options with their defaults. */
final class LossList {
  /** Stands above them, in the form that picocli's headings have. */
  static final String HEADING =
      "%nLosses, their options and defaults (CE cross-entropy, u the uniform%n"
          + "distribution, p the network's output, t its teacher's; α --alpha, γ --gamma,%n"
          + "τ --temperature):%n";

  private static final String MARGIN = " ".repeat(17);
  private static final int WIDTH = 80;

  private LossList() {}

  /** The lines, of at most 80 columns. */
  static String[] lines() {
    return Arrays.stream(LossName.values()).flatMap(LossList::lines).toArray(String[]::new);
  }

  private static Stream<String> lines(LossName loss) {
    List<String> formula = new ArrayList<>(List.of(loss.formula().split(" ")));
    formula.add("[" + loss.source() + "]");
    List<String> options =
        loss.defaults().entrySet().stream()
            .map(option -> "--" + option.getKey() + " " + option.getValue())
            .toList();
    return Stream.concat(
        wrapped(String.format("  %-15s", loss.label()), formula).stream(),
        wrapped(MARGIN, options).stream());
  }

  /** Parts that stay whole, in as few lines as hold them; none if there are none. */
  private static List<String> wrapped(String margin, List<String> parts) {
    List<String> lines = new ArrayList<>();
    String line = margin;
    for (String part : parts) {
      if (line.length() > MARGIN.length() && line.length() + 1 + part.length() > WIDTH) {
        lines.add(line);
        line = MARGIN;
      }
      line += (line.length() > MARGIN.length() ? " " : "") + part;
    }
    if (!parts.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }
}
