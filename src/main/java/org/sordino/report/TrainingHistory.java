package org.sordino.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sordino.file.Json;

/**
 * The epochs of {@code history.jsonl}, with whatever they hold.
 *
 * @param epochs in order; the epoch, parts of the loss, errors and seconds are numbers
 */
record TrainingHistory(List<ObjectNode> epochs) {
  private static final String EPOCH = "epoch";
  private static final Pattern NUMBER = Pattern.compile("cross_entropy|kl|seconds|.*_percent");

  /** Copies the list. */
  TrainingHistory {
    epochs = List.copyOf(epochs);
  }

  /**
   * Reads {@code file}; a run that has not come to the end of its first epoch has none yet.
   *
   * @throws IOException in one line that names the file, the line and the key, if a line is no
   *     object or a value no number
   */
  static TrainingHistory read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new TrainingHistory(List.of());
    }
    List<ObjectNode> epochs = Json.lines(file, ObjectNode.class);
    for (int i = 0; i < epochs.size(); i++) {
      String where = file + " at line " + (i + 1) + ": ";
      if (!epochs.get(i).path(EPOCH).isNumber()) {
        throw new IOException(
            where + "epoch: expected a number, found " + epochs.get(i).path(EPOCH));
      }
      for (Map.Entry<String, JsonNode> entry : epochs.get(i).properties()) {
        if (NUMBER.matcher(entry.getKey()).matches() && !entry.getValue().isNumber()) {
          throw new IOException(
              where + entry.getKey() + ": expected a number, found " + entry.getValue());
        }
      }
    }
    return new TrainingHistory(epochs);
  }

  /** The values of {@code key} over the epochs that have one; empty if none has. */
  Optional<Series> series(String label, String key) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (ObjectNode epoch : epochs) {
      JsonNode value = epoch.get(key);
      if (value != null) {
        x.add(epoch.get(EPOCH).asDouble());
        y.add(value.asDouble());
      }
    }
    return x.isEmpty() ? Optional.empty() : Optional.of(Series.of(label, x, y));
  }

  /** The sum of {@code key} over all epochs. */
  double sum(String key) {
    return epochs.stream().mapToDouble(epoch -> epoch.path(key).asDouble()).sum();
  }

  /** Everything: a row per epoch, a column per key. */
  Table table() {
    Set<String> keys = new LinkedHashSet<>(List.of(EPOCH));
    epochs.forEach(epoch -> epoch.fieldNames().forEachRemaining(keys::add));
    List<List<String>> rows = new ArrayList<>();
    for (ObjectNode epoch : epochs) {
      List<String> row = new ArrayList<>();
      for (String key : keys) {
        JsonNode value = epoch.path(key);
        boolean rounded = value.isNumber() && !value.isIntegralNumber();
        row.add(rounded ? Numbers.plain(value.asDouble()) : value.asText());
      }
      rows.add(row);
    }
    return new Table(keys.stream().map(key -> key.replace('_', ' ')).toList(), rows);
  }
}
