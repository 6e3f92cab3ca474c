package org.sordino.experiment.table;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table in Markdown as GitHub reads it: best in bold, no improvement underlined. */
public final class MarkdownTable {
  private MarkdownTable() {}

  /** The table under its title, and its notes as a list. */
  public static String of(ResultTable table) {
    TableLayout layout = TableLayout.of(table);
    StringBuilder text = new StringBuilder();
    text.append("# ").append(escaped(table.title())).append("\n\n");
    text.append(line(layout.columns(), column -> escaped(column.head())));
    text.append(line(layout.columns(), column -> column.number() ? "---:" : ":---"));
    layout.rows().forEach(row -> text.append(line(row, MarkdownTable::marked)));
    text.append('\n');
    table.notes().forEach(note -> text.append("- ").append(escaped(note)).append('\n'));
    return text.toString();
  }

  private static <T> String line(List<T> cells, Function<T, String> text) {
    return cells.stream().map(text).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String marked(Cell cell) {
    String text = escaped(cell.text());
    if (cell.noImprovement()) {
      text = "<ins>" + text + "</ins>"; // GitHub takes <u> away
    }
    return cell.best() ? "**" + text + "**" : text;
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\\\`*_|\\[\\]~$]", "\\\\$0")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
