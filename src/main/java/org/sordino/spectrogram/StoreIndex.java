package org.sordino.spectrogram;

import java.util.List;
import java.util.Objects;

/**
 * What a store file says of itself, in JSON at its end.
 *
 * @param settings the feature settings of all its songs
 * @param songs the songs, in the order of their data
 * @param unreadable the songs that could not be read
 */
record StoreIndex(FeatureSettings settings, List<Entry> songs, List<Unreadable> unreadable) {
  StoreIndex {
    Objects.requireNonNull(settings, "settings");
    songs = List.copyOf(songs);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * One song.
   *
   * @param name its name
   * @param frames its frames
   * @param checksum {@link TwinChecksum} of its values as they stand in the file: equal for
   *     bit-identical recordings
   */
  record Entry(String name, int frames, String checksum) {
    Entry {
      if (name == null || checksum == null || frames < 1) {
        throw new IllegalArgumentException("expected a song, found " + name);
      }
    }

    long bytes(FeatureSettings settings) {
      return 2L * settings.bins() * frames;
    }
  }
}
