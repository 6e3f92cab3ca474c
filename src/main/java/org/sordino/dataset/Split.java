package org.sordino.dataset;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sordino.file.WholeFile;

/**
 * Which songs are learnt from, which validate and which test. Splits are by song, so that no clip
 * of a test song is ever seen in training; a song is in one part only.
 *
 * @param train song names
 * @param validation song names
 * @param test song names
 */
public record Split(List<String> train, List<String> validation, List<String> test) {
  /** What {@link #write} writes last. */
  public static final String LAST_FILE = "test.txt";

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a song is named twice
   */
  public Split {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    Map<String, Part> seen = new HashMap<>();
    for (Part part : Part.values()) {
      for (String name : choose(part, train, validation, test)) {
        Part other = seen.put(name, part);
        if (other == part) {
          throw new IllegalArgumentException("split: song " + name + " is twice in " + part);
        } else if (other != null) {
          throw new IllegalArgumentException(
              "split: song " + name + " is in " + other + " and in " + part);
        }
      }
    }
  }

  /** The names of {@code part}'s songs. */
  public List<String> part(Part part) {
    return choose(part, train, validation, test);
  }

  /**
   * Reads the lists of a folder: the files whose names end in {@code train.txt}, {@code
   * validation.txt} and {@code test.txt}, UTF-8, one song name a line, blank lines passed over. A
   * missing validation or test list is an empty one.
   *
   * @throws IOException if there is no folder or no train list, if two files fit one part, or if a
   *     song is named twice
   */
  public static Split read(Path dir) throws IOException {
    if (!Files.isDirectory(dir)) {
      throw new IOException(
          dir + (Files.exists(dir) ? ": not a folder" : ": no such folder") + " of split lists");
    }
    Map<Part, Path> files = listFiles(dir);
    if (!files.containsKey(Part.TRAIN)) {
      throw new IOException(dir + ": expected a file whose name ends in train.txt, found none");
    }
    try {
      return new Split(
          names(files.get(Part.TRAIN)),
          names(files.get(Part.VALIDATION)),
          names(files.get(Part.TEST)));
    } catch (IllegalArgumentException e) {
      throw new IOException(dir + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes {@code train.txt}, {@code validation.txt} and {@code test.txt} into {@code dir}, also
   * the empty ones, each whole or not at all; {@link #read} gives the same split again.
   */
  public void write(Path dir) throws IOException {
    for (Part part : Part.values()) {
      StringBuilder lines = new StringBuilder();
      for (String name : part(part)) {
        lines.append(name).append('\n');
      }
      WholeFile.write(dir.resolve(part.label() + ".txt"), lines.toString());
    }
  }

  private static List<String> choose(
      Part part, List<String> train, List<String> validation, List<String> test) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  private static Map<Part, Path> listFiles(Path dir) throws IOException {
    Map<Part, Path> files = new EnumMap<>(Part.class);
    try (Stream<Path> paths = Files.list(dir)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String name = String.valueOf(path.getFileName());
        for (Part part : Part.values()) {
          boolean fits = name.endsWith(part.label() + ".txt") && !name.startsWith(".");
          if (fits && Files.isRegularFile(path)) {
            Path other = files.put(part, path);
            if (other != null) {
              throw new IOException(
                  dir
                      + ": expected one file whose name ends in "
                      + part.label()
                      + ".txt, found "
                      + other.getFileName()
                      + " and "
                      + name);
            }
          }
        }
      }
    }
    return files;
  }

  private static List<String> names(@Nullable Path file) throws IOException {
    List<String> names = new ArrayList<>();
    if (file == null) {
      return names;
    }
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": expected UTF-8 text, found other bytes", e);
    }
    // Windows editors put a byte order mark before the first name.
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    unmarked
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(Song::composed)
        .forEach(names::add);
    return names;
  }
}
