package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The registry of song data sets, each a folder with a folder of songs per genre. */
public enum SongDatasetName implements DatasetName {
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
      new DemoFolder(data).provide(DEMO_SONGS, told);
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

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public ItemKind itemKind() {
    return ItemKind.SONG;
  }

  /** The data set called {@code label}, if it is one of songs. */
  public static Optional<SongDatasetName> find(String label) {
    return Arrays.stream(values()).filter(name -> name.label().equals(label)).findFirst();
  }
}
