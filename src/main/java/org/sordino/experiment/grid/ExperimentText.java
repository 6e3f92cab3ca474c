package org.sordino.experiment.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.file.Nearest;
import org.sordino.file.WholeFile;
import org.sordino.file.Yaml;

/**
 * The text of an experiment and of the lists that divide its songs.
 *
 * @param name what it is called
 * @param text the YAML
 * @param lists the files of the lists, by their path beside the YAML
 */
public record ExperimentText(String name, String text, Map<String, String> lists) {
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

  private static final List<String> PARTS = List.of("train.txt", "validation.txt", "test.txt");

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
      return read(nameOrFile, nameOrFile + ".yaml", ExperimentText::shipped);
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s: no such file, and no experiment of this name ships, %s"
              .formatted(nameOrFile, Nearest.advice(nameOrFile, SHIPPED)));
    }
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    Path folder = file.toAbsolutePath().getParent();
    return read(
        name,
        file.toString(),
        path -> {
          Path wanted =
              path.equals(file.toString()) || folder == null ? file : folder.resolve(path);
          return Files.exists(wanted) ? Files.readString(wanted) : null;
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
    Map<String, String> texts = new LinkedHashMap<>();
    for (String folder : experiment.lists()) {
      for (String part : PARTS) {
        Path list = lists == null ? Path.of(part) : lists.resolve(part);
        if (Files.exists(list)) {
          texts.put(folder + "/" + part, Files.readString(list));
        }
      }
    }
    return new ExperimentText(name, "# " + head + "\n\n" + Yaml.text(experiment), texts);
  }

  /** What the text describes. */
  public Experiment experiment() throws IOException {
    return Yaml.parse(text, Experiment.class, Path.of(name + ".yaml"));
  }

  /** Writes the lists into {@code folder}, as they lie beside the YAML. */
  public void writeLists(Path folder) throws IOException {
    for (Map.Entry<String, String> list : lists.entrySet()) {
      WholeFile.write(folder.resolve(list.getKey()), list.getValue());
    }
  }

  /** The lines at the head of the text, without their {@code #}. */
  public List<String> head() {
    return text.lines()
        .takeWhile(line -> line.startsWith("#"))
        .map(line -> line.substring(1).strip())
        .toList();
  }

  /** Reads a text by its path, null if there is none. */
  private interface Reader {
    @Nullable String read(String path) throws IOException;
  }

  private static ExperimentText read(String name, String path, Reader reader) throws IOException {
    String text = reader.read(path);
    if (text == null) {
      throw new IllegalStateException(path + " does not ship");
    }
    ExperimentText alone = new ExperimentText(name, text, Map.of());
    Experiment experiment = alone.experiment();
    Map<String, String> lists = new LinkedHashMap<>();
    for (String folder : experiment.lists()) {
      for (String part : PARTS) {
        String list = reader.read(folder + "/" + part);
        if (list != null) {
          lists.put(folder + "/" + part, list);
        }
      }
      if (!lists.containsKey(folder + "/" + PARTS.get(0))) {
        throw new IOException(
            "%s: split lists:%s expects the file %s/%s beside it, found none"
                .formatted(path, folder, folder, PARTS.get(0)));
      }
    }
    return new ExperimentText(name, text, lists);
  }

  private static @Nullable String shipped(String path) throws IOException {
    try (InputStream in = ExperimentText.class.getResourceAsStream("shipped/" + path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
