package org.sordino.experiment.grid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.sordino.file.Nearest;

/**
 * Published errors: a table of a paper, by network, method and measure.
 *
 * @param source the paper and table
 * @param errors in percent
 */
public record Published(String source, Map<Key, Double> errors) {
  private static final Published NONE = new Published("", Map.of());

  /** The tables that ship, and where they stand. */
  private static final Map<String, String> TABLES =
      Map.of(
          "wang2021-table1", "Wang et al. 2021, table 1",
          "wang2021-table2", "Wang et al. 2021, table 2",
          "wang2021-table3", "Wang et al. 2021, table 3",
          "wang2021-table4", "Wang et al. 2021, table 4");

  /**
   * What a figure is of.
   *
   * @param network its name
   * @param method its name
   * @param measure a name of {@link org.sordino.evaluation.Figures#errors()}
   */
  public record Key(String network, String method, String measure) {}

  /** Copies. */
  public Published {
    errors = Map.copyOf(errors);
  }

  /**
   * The table called {@code name}; an empty one for null.
   *
   * @throws IllegalArgumentException listing the tables if there is none
   */
  static Published of(@Nullable String name) {
    if (name == null) {
      return NONE;
    }
    String source = TABLES.get(name);
    if (source == null) {
      throw new IllegalArgumentException(
          "published: no table is called %s, %s"
              .formatted(name, Nearest.advice(name, TABLES.keySet().stream().sorted().toList())));
    }
    try (InputStream in = Published.class.getResourceAsStream("published/" + name + ".csv")) {
      if (in == null) {
        throw new IllegalStateException("published/" + name + ".csv does not ship");
      }
      Map<Key, Double> errors = new HashMap<>();
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = List.of(line.split(",", -1));
        errors.put(
            new Key(cells.get(0), cells.get(1), cells.get(2)), Double.parseDouble(cells.get(3)));
      }
      return new Published(source, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The error of a method, if it was published. */
  public OptionalDouble error(String network, String method, String measure) {
    Double error = errors.get(new Key(network, method, measure));
    return error == null ? OptionalDouble.empty() : OptionalDouble.of(error);
  }
}
