package org.sordino.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Song;
import org.sordino.dataset.SongFolder;
import org.sordino.spectrogram.FeatureCache;

/**
 * Which songs.
 *
 * @param data the folder of genre folders
 * @param classes genres to read, in the order of their class indexes; empty for all
 * @param songsPerClass songs of each genre, lowest numbers first; 0 for all
 * @param extraTraining a second folder whose songs are trained on and nothing else, if any
 * @param cache the folder of feature stores
 */
public record SongSelection(
    Path data, List<String> classes, int songsPerClass, @Nullable Path extraTraining, Path cache) {
  /** The folder of feature stores when none is named. */
  public static Path defaultCache() {
    return FeatureCache.defaultFolder();
  }

  /** Copies the list. */
  public SongSelection {
    classes = List.copyOf(classes);
  }

  /** The songs of the data folder. */
  SongFolder main() throws IOException {
    return SongFolder.read(data, classes, songsPerClass);
  }

  /**
   * The songs of the second folder, of genres that {@code main} has.
   *
   * @throws IOException if a song there has the name of one in the data folder
   */
  SongFolder extra(SongFolder main) throws IOException {
    if (extraTraining == null) {
      return new SongFolder(main.classes(), List.of(), List.of());
    }
    Set<String> taken = new HashSet<>(main.songs().stream().map(Song::name).toList());
    SongFolder extra = SongFolder.readExtra(extraTraining, main.classes());
    for (Song song : extra.songs()) {
      if (taken.contains(song.name())) {
        throw new IOException(
            song.file() + ": a song named " + song.name() + " is in " + data + " too");
      }
    }
    return extra;
  }
}
