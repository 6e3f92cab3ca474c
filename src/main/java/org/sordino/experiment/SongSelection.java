package org.sordino.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sordino.dataset.Song;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SongFolder;
import org.sordino.spectrogram.FeatureCache;

/**
 * Which songs.
 *
 * @param dataset what is provided in {@code data} if it is not there
 * @param data the folder of genre folders
 * @param classes genres to read, in the order of their class indexes; empty for all
 * @param songsPerClass songs of each genre, lowest numbers first; 0 for all
 * @param extraTraining further folders, whose songs are trained on and nothing else
 * @param cache the folder of feature stores
 */
public record SongSelection(
    SongDatasetName dataset,
    Path data,
    List<String> classes,
    int songsPerClass,
    List<Path> extraTraining,
    Path cache) {
  /** The folder of feature stores when none is named. */
  public static Path defaultCache() {
    return FeatureCache.defaultFolder();
  }

  /** Copies the lists. */
  public SongSelection {
    extraTraining = List.copyOf(extraTraining);
    classes = List.copyOf(classes);
  }

  /** Makes the songs of {@code data} if they are made-up ones; {@code told} hears of it before. */
  public void provide(Consumer<String> told) throws IOException {
    dataset.provide(data, told);
  }

  /**
   * The songs of all folders.
   *
   * @throws IOException if a folder cannot be read, or if two songs have one name
   */
  public SongFolder all() throws IOException {
    SongFolder main = main();
    return main.with(extra(main));
  }

  /** The songs of the data folder. */
  SongFolder main() throws IOException {
    return SongFolder.read(data, classes, songsPerClass);
  }

  /**
   * The songs of the further folders, of genres that {@code main} has. A file that is in {@code
   * main} is passed over: the data folder itself gives the songs that were not selected.
   *
   * @throws IOException if another song there has the name of one in an earlier folder
   */
  SongFolder extra(SongFolder main) throws IOException {
    Map<String, Path> taken = new HashMap<>();
    main.songs().forEach(song -> taken.put(song.name(), song.file()));
    List<Song> songs = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Path folder : extraTraining) {
      SongFolder extra = SongFolder.readExtra(folder, main.classes());
      warnings.addAll(extra.warnings());
      for (Song song : extra.songs()) {
        Path same = taken.putIfAbsent(song.name(), song.file());
        if (same == null) {
          songs.add(song);
        } else if (!Files.isSameFile(same, song.file())) {
          throw new IOException(
              "%s: a song named %s is %s too".formatted(song.file(), song.name(), same));
        }
      }
    }
    return new SongFolder(main.classes(), songs, warnings);
  }
}
