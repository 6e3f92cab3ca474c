package org.sordino.experiment.table;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table in LaTeX with the package booktabs: best in bold, no improvement underlined. */
final class LatexTable {
  /** Characters that LaTeX takes for commands, or sets as others in its old font encoding. */
  private static final Map<Integer, String> ESCAPES =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '|', "\\textbar{}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) '"', "''"),
          // Behind the end of a row, a command's star or option.
          Map.entry((int) '*', "{*}"),
          Map.entry((int) '[', "{[}"),
          Map.entry((int) '±', "$\\pm$"),
          Map.entry((int) '−', "$-$"),
          Map.entry((int) '–', "--"));

  private LatexTable() {}

  /** The table with its title as caption, and its notes below. */
  static String of(ResultTable table) {
    TableLayout layout = TableLayout.of(table);
    StringBuilder text = new StringBuilder();
    text.append("% \\usepackage{booktabs}\n\\begin{table}\n\\centering\n");
    text.append("\\caption{").append(escaped(table.title())).append("}\n");
    text.append("\\begin{tabular}{");
    layout.columns().forEach(column -> text.append(column.number() ? 'r' : 'l'));
    text.append("}\n\\toprule\n");
    text.append(line(layout.columns(), column -> escaped(column.head())));
    text.append("\\midrule\n");
    layout.rows().forEach(row -> text.append(line(row, LatexTable::marked)));
    text.append("\\bottomrule\n\\end{tabular}\n");
    for (String note : table.notes()) {
      text.append("\\par{\\footnotesize ").append(escaped(note)).append("}\n");
    }
    return text.append("\\end{table}\n").toString();
  }

  private static <T> String line(List<T> cells, Function<T, String> text) {
    return cells.stream().map(text).collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private static String marked(Cell cell) {
    String text = escaped(cell.text());
    if (cell.noImprovement()) {
      text = "\\underline{" + text + "}";
    }
    return cell.best() ? "\\textbf{" + text + "}" : text;
  }

  private static String escaped(String text) {
    return text.codePoints()
        .mapToObj(c -> ESCAPES.getOrDefault(c, Character.toString(c)))
        .collect(Collectors.joining());
  }
}
