package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The files that a command was given, alone or in folders. */
final class InputFiles {
  private InputFiles() {}

  /**
   * Files as given; those of folders by name, without those that hide. A folder that holds none or
   * cannot be read is an input with a problem, so that the others are answered.
   *
   * @param endings of files to take from folders; a file that is given itself may end in anything
   * @param notes is told what was left out, if anything was
   * @throws IOException if there is nothing but problems: the first of them
   */
  static List<Input> of(List<Path> inputs, Collection<String> endings, Consumer<String> notes)
      throws IOException {
    List<Input> found = new ArrayList<>();
    Map<String, Integer> others = new TreeMap<>();
    int links = 0;
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        FolderSearch search = FolderSearch.of(input, endings);
        found.addAll(search.found());
        search.otherSounds().forEach((ending, n) -> others.merge(ending, n, Integer::sum));
        links += search.linkedFolders();
      } else {
        found.add(new Input(input));
      }
    }
    if (links > 0) {
      notes.accept("linked folders inside the given ones, left out: " + links);
    }
    if (!others.isEmpty()) {
      notes.accept(
          others.entrySet().stream()
              .map(entry -> entry.getValue() + " ." + entry.getKey())
              .collect(Collectors.joining(", ", "sound files of other kinds, left out: ", "")));
    }
    String problem = found.isEmpty() ? null : found.get(0).problem();
    if (problem != null && found.stream().allMatch(input -> input.problem() != null)) {
      throw new IOException(problem);
    }
    return found;
  }

  /**
   * The first of the inputs that are one file, reached by other ways or through links. Who writes
   * files must not write one twice at the same time.
   */
  static List<Input> distinct(List<Input> inputs) {
    Map<Path, Input> byFile = new LinkedHashMap<>();
    inputs.forEach(input -> byFile.putIfAbsent(real(input.file()), input));
    return List.copyOf(byFile.values());
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath(); // It is told when it is opened.
    }
  }
}
