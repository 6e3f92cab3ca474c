package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.Consumer;
import org.sordino.file.Folders;
import org.sordino.file.TemporaryFolder;

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
    // Only a root has none, and that is there.
    Path parent = Objects.requireNonNull(data.toAbsolutePath().getParent());
    Folders.create(parent);
    try (TemporaryFolder unfinished = TemporaryFolder.in(parent, ".sordino-demo")) {
      Path made =
          Files.createDirectory(unfinished.path().resolve("songs")); // for others to read, too
      songs.write(made);
      move(made);
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
}
