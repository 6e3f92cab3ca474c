package org.sordino.experiment.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Part;
import org.sordino.dataset.Split;
import org.sordino.file.Json;
import org.sordino.file.Nearest;
import org.sordino.file.Yaml;
import org.sordino.model.ModelFolder;

/**
 * The text of an experiment, the lists that divide its songs, and the models that teach.
 *
 * @param name what it is called
 * @param text the YAML
 * @param lists by the name of their folder beside the YAML
 * @param teachers where each is, by the name of its folder beside the YAML
 */
public record ExperimentText(
    String name, String text, Map<String, Split> lists, Map<String, ModelFolder> teachers) {
  /** The experiments that ship. */
  public static final List<String> SHIPPED =
      List.of(
          "g4",
          "g10",
          "methods",
          "genres",
          "transfer",
          "smoke",
          "wang2021-figure8",
          "wang2021-table1",
          "wang2021-table2",
          "wang2021-table3",
          "wang2021-table4");

  /** Of a folder beside the YAML, which is copied under this name into that of the experiment. */
  private static final Pattern NAME = Pattern.compile("[^./\\\\\\p{Cc}][^/\\\\\\p{Cc}]*");

  /** Copies. */
  public ExperimentText {
    lists = Map.copyOf(lists);
    teachers = Map.copyOf(teachers);
  }

  /**
   * The experiment that ships under this name, or in this file.
   *
   * @throws IllegalArgumentException if there is neither
   * @throws IOException in one line if the file or its lists cannot be read
   */
  public static ExperimentText find(String nameOrFile) throws IOException {
    if (SHIPPED.contains(nameOrFile)) {
      return read(
          nameOrFile,
          shipped(nameOrFile + ".yaml"),
          ExperimentText::shippedSplit,
          folder -> Path.of(folder));
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s: no such file, and no experiment of this name ships, %s"
              .formatted(nameOrFile, Nearest.advice(nameOrFile, SHIPPED)));
    }
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    return read(
        name,
        Json.text(file),
        folder -> {
          Path beside = file.resolveSibling(folder);
          return Files.isDirectory(beside) ? Split.read(beside) : null;
        },
        file::resolveSibling);
  }

  /**
   * The text of an experiment that is put together by options.
   *
   * @param head a comment for its first line
   * @param lists the folder of lists that divide its songs, null if none do
   * @param teacher the folder of the model that teaches, null if none does
   */
  public static ExperimentText of(
      String name, String head, Experiment experiment, @Nullable Path lists, @Nullable Path teacher)
      throws IOException {
    return read(
        name,
        "# " + head + "\n\n" + Yaml.text(experiment),
        folder -> lists == null ? null : Split.read(lists),
        folder -> teacher == null ? Path.of(folder) : teacher);
  }

  /** Refuses a path where the name of a folder beside the YAML is expected. */
  static void requireName(String key, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "%s: expected the name of a folder beside the file, found %s".formatted(key, name));
    }
  }

  /** What the text describes. */
  public Experiment experiment() throws IOException {
    return parse(name, text);
  }

  private static Experiment parse(String name, String text) throws IOException {
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

  /** The text with the lists and the teachers that it names. */
  private static ExperimentText read(
      String name, String text, Lists beside, Function<String, Path> models) throws IOException {
    Experiment experiment = parse(name, text);
    Map<String, Split> lists = new LinkedHashMap<>();
    for (String folder : experiment.lists()) {
      Split split = beside.read(folder);
      if (split == null) {
        throw new IOException(
            "%s: split lists:%s expects the file %s/train.txt beside it, found none"
                .formatted(name, folder, folder));
      }
      lists.put(folder, split);
    }
    if (experiment.data().folds() != null) {
      requireOneTest(name, experiment.data().lists(), lists);
    }
    Map<String, ModelFolder> teachers = new LinkedHashMap<>();
    for (String folder : experiment.teachers()) {
      ModelFolder teacher = new ModelFolder(models.apply(folder));
      teacher.requireWhole();
      teachers.put(folder, teacher);
    }
    return new ExperimentText(name, text, lists, teachers);
  }

  /** Every fold tests, and no song is tested by two: figures count each song once. */
  private static void requireOneTest(String name, List<String> folds, Map<String, Split> lists)
      throws IOException {
    Map<String, String> tested = new HashMap<>();
    for (String fold : folds) {
      List<String> test = Objects.requireNonNull(lists.get(fold)).test();
      if (test.isEmpty()) {
        throw new IOException(
            "%s: expected songs in %s/test.txt, found none".formatted(name, fold));
      }
      for (String song : test) {
        String other = tested.put(song, fold);
        if (other != null && !other.equals(fold)) {
          throw new IOException(
              "%s: expected every song to be tested by one fold, found %s in %s/test.txt and"
                      .formatted(name, song, other)
                  + " %s/test.txt".formatted(fold));
        }
      }
    }
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
