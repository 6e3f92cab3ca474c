package org.sordino.file;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The CSV of every file that Sordino writes: fields apart by commas, lines ended by a line feed,
 * fields with a comma, a quote or a line break in double quotes with quotes doubled (RFC 4180).
 */
public final class Csv {
  private Csv() {}

  /** {@code fields} as one record, with its line feed. */
  public static String line(List<String> fields) {
    return fields.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
