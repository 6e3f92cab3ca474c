package org.sordino.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.sordino.file.Sha256;
import org.sordino.spectrogram.AudioSource;
import org.sordino.spectrogram.FeatureCache;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.FeatureStore;
import org.sordino.spectrogram.FillProgress;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Standardisation;

/** Songs with their spectrograms: what splits, clips and fingerprints are made from. */
public final class SongDataset {
  private final List<String> classes;
  private final Map<String, Song> songs = new LinkedHashMap<>();
  private final FeatureStore store;

  private SongDataset(List<String> classes, List<Song> songs, FeatureStore store) {
    this.classes = List.copyOf(classes);
    this.store = store;
    for (Song song : songs) {
      if (store.songs().containsKey(song.name())) {
        this.songs.put(song.name(), song);
      }
    }
  }

  /**
   * Reads {@code songs}, from the cache where they are in it.
   *
   * @param classes the genres; a song of another genre is refused
   * @throws IOException if the cache cannot be written or no song can be read
   */
  public static SongDataset open(
      List<String> classes,
      List<Song> songs,
      FeatureSettings settings,
      FeatureCache cache,
      FillProgress progress)
      throws IOException {
    for (Song song : songs) {
      if (!classes.contains(song.genre())) {
        throw new IllegalArgumentException(
            song.file() + ": expected a genre of " + classes + ", found " + song.genre());
      }
    }
    List<AudioSource> sources =
        songs.stream().map(song -> new AudioSource(song.name(), song.file())).toList();
    return new SongDataset(classes, songs, cache.open(sources, settings, progress));
  }

  /** The songs that could be read, in the order given. */
  public List<Song> songs() {
    return List.copyOf(songs.values());
  }

  /** The store that holds them. */
  public FeatureStore store() {
    return store;
  }

  /** The statistics of the songs called {@code names}. */
  public Standardisation standardisation(Collection<String> names) {
    return Standardisation.fit(names.stream().map(this::spectrogram).toList(), store.settings());
  }

  /** The clips of the songs called {@code names}, song by song. */
  public SongClips clips(Collection<String> names, Standardisation standardisation) {
    List<SongClips.LabelledSong> labelled =
        names.stream()
            .map(
                name ->
                    new SongClips.LabelledSong(
                        name, classes.indexOf(song(name).genre()), spectrogram(name)))
            .toList();
    return new SongClips(classes, labelled, store.settings(), standardisation);
  }

  /**
   * The same clips for training: in every epoch heard a little differently, see {@link
   * ClipAugmentation}. What an epoch hears of a clip depends on {@code seed}, the epoch and the
   * clip's number alone. Outside of an epoch ({@link Examples#inEpoch}) the clips are as {@link
   * #clips} gives them.
   */
  public SongClips augmentedClips(
      Collection<String> names, Standardisation standardisation, long seed) {
    return clips(names, standardisation).augmented(seed);
  }

  /**
   * SHA-256 over the names and recordings of the songs called {@code names}, whatever their order:
   * the same songs have the same fingerprint on every machine.
   */
  public String fingerprint(Collection<String> names) {
    MessageDigest digest = Sha256.digest();
    for (String name : new TreeSet<>(names)) {
      song(name);
      String line = name + "\t" + store.recordings().get(name) + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.identity(digest);
  }

  private Song song(String name) {
    Song song = songs.get(name);
    if (song == null) {
      throw new IllegalArgumentException("no song is named " + name);
    }
    return song;
  }

  private Spectrogram spectrogram(String name) {
    Spectrogram spectrogram = store.songs().get(name);
    if (spectrogram == null) {
      throw new IllegalArgumentException("no song is named " + name);
    }
    return spectrogram;
  }
}
