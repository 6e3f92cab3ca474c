package org.sordino.experiment.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedTest {
  /** Sums of the paper's own tables, added up outside this program. */
  @ParameterizedTest
  @CsvSource({
    "wang2021-table1, error_percent, 35, 818.58",
    "wang2021-table2, error_percent, 20, 110.63",
    "wang2021-table3, error_percent, 20, 284.20",
    "wang2021-table4, clip_error_percent, 10, 218.69",
    "wang2021-table4, song_error_percent, 10, 139.02",
  })
  void of_aTable_hasThePapersErrors(String table, String measure, int count, double sum) {
    double[] errors =
        Published.of(table).errors().entrySet().stream()
            .filter(error -> error.getKey().measure().equals(measure))
            .mapToDouble(Map.Entry::getValue)
            .toArray();

    assertEquals(count, errors.length);
    double found = 0;
    for (double error : errors) {
      found += error;
    }
    assertEquals(sum, found, 1e-9);
  }

  /** METHODS.md, section 6. */
  @ParameterizedTest
  @CsvSource({
    "wang2021-table1, 'preact-resnet110, preact-resnet164, resnet56'",
    "wang2021-table2, 'resnet164, resnet20'",
    "wang2021-table3, ''",
    "wang2021-table4, ''",
  })
  void of_aTable_hasAnotherBestMethodThanLsrOsTcWhereMethodsSays(String table, String networks) {
    Map<String, Map<String, Double>> rows = new TreeMap<>();
    Published.of(table)
        .errors()
        .forEach(
            (key, error) ->
                rows.computeIfAbsent(key.network() + " " + key.measure(), row -> new HashMap<>())
                    .put(key.method(), error));

    Set<String> others = new TreeSet<>();
    rows.forEach(
        (row, errors) -> {
          if (errors.values().stream().anyMatch(error -> error < errors.get("lsr-os-tc"))) {
            others.add(row.substring(0, row.indexOf(' ')));
          }
        });
    assertEquals(networks, String.join(", ", others));
  }
}
