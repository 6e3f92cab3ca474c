package org.sordino.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sordino.dataset.AppliedSplit;
import org.sordino.dataset.Examples;
import org.sordino.dataset.Part;
import org.sordino.dataset.Song;
import org.sordino.dataset.SongDataset;
import org.sordino.dataset.SongFolder;
import org.sordino.dataset.Split;
import org.sordino.spectrogram.FeatureCache;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Standardisation;
import org.sordino.spectrogram.Unreadable;

/**
 * The songs of a run, divided into parts.
 *
 * @param classes the genres
 * @param songs the songs that could be read
 * @param split which song is in which part
 * @param standardisation the statistics of the training songs
 */
record DividedSongs(
    List<String> classes, SongDataset songs, Split split, Standardisation standardisation) {

  /**
   * Reads and divides the songs that {@code settings} name; what is left out is told.
   *
   * @param threads songs read at the same time
   */
  static DividedSongs of(RunSettings settings, int threads, RunListener listener)
      throws IOException {
    SongFolder main = settings.songs().main();
    main.warnings().forEach(listener::warn);
    SongFolder more = settings.songs().extra(main);
    more.warnings().forEach(listener::warn);
    Set<String> extra = names(more.songs());
    List<Song> all = new ArrayList<>(main.songs());
    all.addAll(more.songs());
    FeatureSettings features = FeatureSettings.gtzan(settings.scale());
    FeatureCache cache = new FeatureCache(settings.songs().cache(), threads);
    SongDataset songs = SongDataset.open(main.classes(), all, features, cache, listener);
    for (Unreadable song : songs.store().unreadable()) {
      listener.warn(song.reason() + "; left out");
    }
    List<Song> divided =
        songs.songs().stream().filter(song -> !extra.contains(song.name())).toList();
    AppliedSplit applied =
        settings.split().apply(divided, songs.store().recordings(), settings.splitSeed());
    applied.notes().forEach(listener::note);
    List<String> train = new ArrayList<>(applied.split().train());
    train.addAll(unheard(extra, songs, applied.split(), listener));
    Split split = new Split(train, applied.split().validation(), applied.split().test());
    return new DividedSongs(main.classes(), songs, split, songs.standardisation(train));
  }

  private static Set<String> names(List<Song> songs) {
    return songs.stream().map(Song::name).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The readable ones of {@code extra} that are no copies of songs kept away from training. */
  private static List<String> unheard(
      Set<String> extra, SongDataset songs, Split split, RunListener listener) {
    Map<String, String> kept = new HashMap<>();
    for (Part part : new Part[] {Part.VALIDATION, Part.TEST}) {
      split.part(part).forEach(name -> kept.put(songs.store().recordings().get(name), name));
    }
    List<String> unheard = new ArrayList<>();
    for (Song song : songs.songs()) {
      if (extra.contains(song.name())) {
        String same = kept.get(songs.store().recordings().get(song.name()));
        if (same == null) {
          unheard.add(song.name());
        } else {
          listener.warn(
              song.file()
                  + ": left out, the same recording as "
                  + same
                  + ", which is not trained on");
        }
      }
    }
    return unheard;
  }

  /** The clips of a part, as the network sees them. */
  Examples clips(Part part) {
    return clips(part, standardisation);
  }

  /** The clips of a part under other statistics, such as a teacher's. */
  Examples clips(Part part, Standardisation statistics) {
    return songs.clips(split.part(part), statistics);
  }

  /** The last part that has songs: the test part, or validation or training for want of it. */
  Part measured() {
    Part measured = Part.TRAIN;
    for (Part part : new Part[] {Part.VALIDATION, Part.TEST}) {
      measured = split.part(part).isEmpty() ? measured : part;
    }
    return measured;
  }

  /** Of all songs of the split. */
  String fingerprint() {
    List<String> all = new ArrayList<>();
    for (Part part : Part.values()) {
      all.addAll(split.part(part));
    }
    return songs.fingerprint(all);
  }

  /** Of the parts that have songs, by name. */
  Map<String, String> fingerprints() {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      if (!split.part(part).isEmpty()) {
        fingerprints.put(part.label(), songs.fingerprint(split.part(part)));
      }
    }
    return fingerprints;
  }
}
