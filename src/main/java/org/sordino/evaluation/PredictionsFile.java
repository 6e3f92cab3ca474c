package org.sordino.evaluation;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.ItemKind;
import org.sordino.file.Csv;
import org.sordino.file.CsvReader;
import org.sordino.file.WholeFile;

/**
 * {@code predictions.csv}: a header {@code song,clip,truth}, or {@code image,clip,truth}, and the
 * names of the classes, then a line per clip or image with the name of its true class and a
 * probability per class. The numbers give the same {@code float} back, so reading returns what was
 * written.
 */
public final class PredictionsFile {
  private static final int KEYS = 3;

  private PredictionsFile() {}

  /**
   * Writes {@code predictions} to {@code file}.
   *
   * @throws IOException if the file cannot be written; it is then as it was before
   */
  public static void write(Path file, Predictions predictions) throws IOException {
    WholeFile.write(
        file,
        out -> {
          Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          List<String> fields = new ArrayList<>(keys(predictions.itemKind()));
          fields.addAll(predictions.classes());
          text.write(Csv.line(fields));
          for (Prediction row : predictions.rows()) {
            fields.clear();
            fields.add(row.item());
            fields.add(Integer.toString(row.clip()));
            fields.add(predictions.classes().get(row.truth()));
            for (float p : row.probabilities()) {
              fields.add(Float.toString(p));
            }
            text.write(Csv.line(fields));
          }
          text.flush();
        });
  }

  /**
   * Reads {@code file}.
   *
   * @throws IOException in one line that names the file, the line, what was expected and what was
   *     found, if the file cannot be read, was cut inside a line, lacks a column, or holds an
   *     unknown class or a number out of its range
   */
  public static Predictions read(Path file) throws IOException {
    try (CsvReader csv = new CsvReader(file)) {
      try {
        return read(csv);
      } catch (IllegalArgumentException e) {
        throw csv.error(String.valueOf(e.getMessage()));
      }
    }
  }

  private static Predictions read(CsvReader csv) throws IOException {
    List<String> header = csv.next();
    ItemKind itemKind = header == null ? null : itemKind(header);
    if (header == null || itemKind == null) {
      String found = header == null ? "an empty file" : CsvReader.shown(String.join(",", header));
      throw csv.error("expected a header that begins with song,clip,truth, found " + found);
    }
    List<String> classes = List.copyOf(header.subList(KEYS, header.size()));
    Predictions.checkClasses(classes);
    // Predictions checks the rows as well, but no longer knows their lines.
    ItemGrouping grouping = new ItemGrouping(classes.size());
    List<Prediction> rows = new ArrayList<>();
    for (List<String> fields = csv.next(); fields != null; fields = csv.next()) {
      Prediction row = row(fields, classes);
      grouping.add(row);
      rows.add(row);
    }
    return new Predictions(itemKind, classes, rows);
  }

  private static @Nullable ItemKind itemKind(List<String> header) {
    for (ItemKind itemKind : ItemKind.values()) {
      if (header.size() >= KEYS && header.subList(0, KEYS).equals(keys(itemKind))) {
        return itemKind;
      }
    }
    return null;
  }

  private static List<String> keys(ItemKind itemKind) {
    return List.of(itemKind.name().toLowerCase(Locale.ROOT), "clip", "truth");
  }

  private static Prediction row(List<String> fields, List<String> classes) {
    int columns = KEYS + classes.size();
    if (fields.size() != columns) {
      throw new IllegalArgumentException(
          "expected " + columns + " columns, found " + fields.size());
    }
    int truth = classes.indexOf(fields.get(2));
    if (truth < 0) {
      throw new IllegalArgumentException(
          "expected a truth among " + classes + ", found " + CsvReader.shown(fields.get(2)));
    }
    float[] probabilities = new float[classes.size()];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = probability(fields.get(KEYS + i), classes.get(i));
    }
    return new Prediction(fields.get(0), clip(fields.get(1)), truth, probabilities);
  }

  private static int clip(String field) {
    try {
      return Integer.parseInt(field);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected a clip number from 0, found " + CsvReader.shown(field), e);
    }
  }

  private static float probability(String field, String name) {
    try {
      return Float.parseFloat(field);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected a probability of " + name + ", found " + CsvReader.shown(field), e);
    }
  }
}
