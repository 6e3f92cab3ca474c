package org.sordino.experiment.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Part;
import org.sordino.dataset.Split;
import org.sordino.file.Json;
import org.sordino.file.Nearest;
import org.sordino.file.Yaml;

/**
 * The text of an experiment and of the lists that divide its songs.
 *
 * @param name what it is called
 * @param text the YAML
 * @param lists by the name of their folder beside the YAML
 */
public record ExperimentText(String name, String text, Map<String, Split> lists) {
  /** The experiments that ship. */
  public static final List<String> SHIPPED =
      List.of(
          "g4",
          "g10",
          "methods",
          "transfer",
          "smoke",
          "wang2021-figure8",
          "wang2021-table1",
          "wang2021-table2",
          "wang2021-table3",
          "wang2021-table4");

  /** Copies. */
  public ExperimentText {
    lists = Map.copyOf(lists);
  }

  /**
   * The experiment that ships under this name, or in this file.
   *
   * @throws IllegalArgumentException if there is neither
   * @throws IOException in one line if the file or its lists cannot be read
   */
  public static ExperimentText find(String nameOrFile) throws IOException {
    if (SHIPPED.contains(nameOrFile)) {
      return new ExperimentText(nameOrFile, shipped(nameOrFile + ".yaml"), Map.of())
          .with(ExperimentText::shippedSplit);
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s: no such file, and no experiment of this name ships, %s"
              .formatted(nameOrFile, Nearest.advice(nameOrFile, SHIPPED)));
    }
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    return new ExperimentText(name, Json.text(file), Map.of())
        .with(
            folder -> {
              Path beside = file.resolveSibling(folder);
              return Files.isDirectory(beside) ? Split.read(beside) : null;
            });
  }

  /**
   * The text of an experiment that is put together by options.
   *
   * @param head a comment for its first line
   * @param lists the folder of lists that divide its songs, null if none do
   */
  public static ExperimentText of(
      String name, String head, Experiment experiment, @Nullable Path lists) throws IOException {
    ExperimentText alone =
        new ExperimentText(name, "# " + head + "\n\n" + Yaml.text(experiment), Map.of());
    return alone.with(folder -> lists == null ? null : Split.read(lists));
  }

  /** What the text describes. */
  public Experiment experiment() throws IOException {
    return Yaml.parse(text, Experiment.class, Path.of(name + ".yaml"));
  }

  /** Writes the lists into {@code folder}, as they lie beside the YAML. */
  public void writeLists(Path folder) throws IOException {
    for (Map.Entry<String, Split> list : lists.entrySet()) {
      list.getValue().write(folder.resolve(list.getKey()));
    }
  }

  /** The lines at the head of the text, without their {@code #}. */
  public List<String> head() {
    return text.lines()
        .takeWhile(line -> line.startsWith("#"))
        .map(line -> line.substring(1).strip())
        .toList();
  }

  /** Reads the lists in a folder beside the YAML, null if there are none. */
  private interface Lists {
    @Nullable Split read(String folder) throws IOException;
  }

  /** The same text with the lists that it names. */
  private ExperimentText with(Lists beside) throws IOException {
    Map<String, Split> read = new LinkedHashMap<>();
    for (String folder : experiment().lists()) {
      Split split = beside.read(folder);
      if (split == null) {
        throw new IOException(
            "%s: split lists:%s expects the file %s/train.txt beside it, found none"
                .formatted(name, folder, folder));
      }
      read.put(folder, split);
    }
    return new ExperimentText(name, text, read);
  }

  private static Split shippedSplit(String folder) throws IOException {
    List<List<String>> parts = new ArrayList<>();
    for (Part part : Part.values()) {
      parts.add(shipped(folder + "/" + part.label() + ".txt").lines().toList());
    }
    return new Split(parts.get(0), parts.get(1), parts.get(2));
  }

  private static String shipped(String path) throws IOException {
    try (InputStream in = ExperimentText.class.getResourceAsStream("shipped/" + path)) {
      if (in == null) {
        throw new IllegalStateException(path + " does not ship");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
