package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that a command was given, alone or in folders. */
final class InputFiles {
  private InputFiles() {}

  /**
   * Files as given; those of folders by name, without those that hide.
   *
   * @param endings of files to take from folders; a file that is given itself may end in anything
   * @throws IOException if a folder holds no such file
   */
  static List<Path> of(List<Path> inputs, Collection<String> endings) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        try (Stream<Path> inside = Files.walk(input)) {
          List<Path> found =
              inside
                  .filter(file -> isOneOf(file, endings) && Files.isRegularFile(file))
                  .sorted()
                  .toList();
          if (found.isEmpty()) {
            throw new IOException(
                input
                    + ": no files in this folder that end in ."
                    + endings.stream().sorted().collect(Collectors.joining(", .")));
          }
          files.addAll(found);
        }
      } else {
        files.add(input);
      }
    }
    return files;
  }

  /** By the name, in folders only; what a file is is decided by its content. */
  private static boolean isOneOf(Path file, Collection<String> endings) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && endings.contains(ending);
  }
}
