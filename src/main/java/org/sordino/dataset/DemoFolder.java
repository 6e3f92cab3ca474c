package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder of made-up songs: all of them or none. */
record DemoFolder(Path data) {
  /**
   * Makes {@code songs} in it, unless it is there.
   *
   * @param told hears of it before they are made
   * @throws IOException if that cannot be done; nothing is left of them then
   */
  void provide(MadeUpSongs songs, Consumer<String> told) throws IOException {
    if (Files.exists(data)) {
      return;
    }
    int genres = MadeUpSongs.GENRES.size();
    told.accept(
        "making %d songs of %d made-up genres in %s"
            .formatted(genres * songs.songsPerGenre(), genres, data));
    Path parent = data.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path unfinished = Files.createTempDirectory(parent, ".sordino-demo");
    try {
      songs.write(unfinished);
      move(unfinished);
    } finally {
      delete(unfinished);
    }
  }

  private void move(Path finished) throws IOException {
    try {
      Files.move(finished, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process may have been quicker; its songs are the same.
      if (!Files.isDirectory(data)) {
        throw e;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> found = Files.walk(folder)) {
      paths = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
