package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a model: a folder, or the name of one in the {@code models} folder that ships. Another
 * folder of that name, as one of songs may be called genres, does not hide it.
 */
final class ModelLocation {
  private static final String DESCRIPTION = "model.json";

  private ModelLocation() {}

  /**
   * The folder of {@code model}.
   *
   * @param option the option that named it, for the message
   * @throws IOException if there is none, naming the models that ship
   */
  static Path find(String option, String model) throws IOException {
    Path folder = Path.of(model);
    List<String> names = names();
    Path shipped = shipped();
    if (shipped != null && names.contains(model) && !Files.exists(folder.resolve(DESCRIPTION))) {
      return shipped.resolve(model);
    }
    if (Files.isDirectory(folder)) {
      return folder;
    }
    throw new IOException(
        "%s %s: no such folder%s"
            .formatted(
                option,
                model,
                names.isEmpty()
                    ? "; models that ship are found when started by ./sordino"
                    : "; models that ship: " + String.join(", ", names)));
  }

  /** The names of the models that ship. */
  static List<String> names() throws IOException {
    Path shipped = shipped();
    if (shipped == null) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(shipped)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(DESCRIPTION)))
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    }
  }

  /** The launcher says where the program lives. */
  private static @Nullable Path shipped() {
    String home = System.getProperty("sordino.home");
    Path models = home == null ? null : Path.of(home, "models");
    return models != null && Files.isDirectory(models) ? models : null;
  }
}
