package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The registry of song data sets, each a folder with a folder of songs per genre. */
public enum SongDatasetName {
  /** GTZAN ([TC02]: ten genres of a hundred songs of 30 s), or any songs laid out like it. */
  GTZAN {
    @Override
    public void provide(Path data, Consumer<String> told) {
      // SongFolder says what is missing.
    }
  },

  /** {@link MadeUpSongs}, thirty songs of 12 s of each genre. */
  DEMO {
    @Override
    public void provide(Path data, Consumer<String> told) throws IOException {
      if (Files.exists(data)) {
        return;
      }
      int genres = MadeUpSongs.GENRES.size();
      told.accept(
          "making %d songs of %d made-up genres in %s"
              .formatted(genres * DEMO_SONGS.songsPerGenre(), genres, data));
      Path parent = data.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      Path unfinished = Files.createTempDirectory(parent, ".sordino-demo");
      DEMO_SONGS.write(unfinished);
      Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }
  };

  private static final MadeUpSongs DEMO_SONGS = new MadeUpSongs(30, 12, 1);

  /**
   * Makes the songs in {@code data} if they are made-up ones and there is no such folder yet, all
   * of them or none.
   *
   * @param told hears of it before they are made
   */
  public abstract void provide(Path data, Consumer<String> told) throws IOException;

  /** Its name in options and files: {@code gtzan}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The data set called {@code label}, if it is one of songs. */
  public static Optional<SongDatasetName> find(String label) {
    return Arrays.stream(values()).filter(name -> name.label().equals(label)).findFirst();
  }

  /** The names, for people. */
  public static String labels() {
    return Arrays.stream(values()).map(SongDatasetName::label).collect(Collectors.joining(", "));
  }
}
