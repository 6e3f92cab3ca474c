package org.sordino.spectrogram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The songs that are wanted, as far as files of a cache hold them. */
final class HeldSongs {
  private final FeatureSettings settings;
  private final List<SongFile> wanted;
  private final Set<String> contents;
  private final Map<String, Held> songs = new HashMap<>();
  private final Set<StoreIndex.Failure> failures = new HashSet<>();

  /** A song by what it was read from. */
  private record Held(Spectrogram spectrogram, String recording) {}

  /** None of {@code wanted} is held yet. */
  HeldSongs(FeatureSettings settings, List<SongFile> wanted) {
    this.settings = settings;
    this.wanted = List.copyOf(wanted);
    contents = wanted.stream().map(SongFile::content).collect(Collectors.toSet());
  }

  /** Takes what is missing from {@code file}; nothing from one that is damaged or not there. */
  void take(Path file) {
    try {
      take(StoreFile.open(file), true);
    } catch (IOException notWhole) {
      // Its songs are transformed anew.
    }
  }

  /** Takes what is missing from a file that this process has just written: it is not read again. */
  void takeWritten(Path file) throws IOException {
    take(StoreFile.open(file), false);
  }

  private void take(StoreFile file, boolean verified) {
    if (!file.index().settings().equals(settings)) {
      return;
    }
    Map<String, Held> found = new HashMap<>();
    for (StoreIndex.Entry entry : file.index().songs()) {
      String content = entry.content();
      if (contents.contains(content) && !songs.containsKey(content)) {
        if (verified && !file.isWhole(entry)) {
          return;
        }
        found.put(content, new Held(file.spectrogram(entry), entry.checksum()));
      }
    }
    songs.putAll(found);
    fail(file.index().failures());
  }

  /** Takes that songs could not be read. */
  void fail(Collection<StoreIndex.Failure> songs) {
    failures.addAll(songs);
  }

  /** What no file held. */
  List<SongFile> missing() {
    return wanted.stream().filter(song -> !holds(song) && reason(song).isEmpty()).toList();
  }

  /** Whether one of the wanted songs, at least, is held. */
  boolean any() {
    return !songs.isEmpty();
  }

  /**
   * All that is wanted, once nothing is missing.
   *
   * @throws IOException if there is not one song that can be read
   */
  FeatureStore store() throws IOException {
    Map<String, Spectrogram> spectrograms = new LinkedHashMap<>();
    Map<String, String> recordings = new LinkedHashMap<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (SongFile file : wanted) {
      String name = file.song().name();
      Held held = songs.get(file.content());
      if (held == null) {
        String reason = file.song().file() + ": " + reason(file).orElseThrow();
        unreadable.add(new Unreadable(name, reason));
      } else {
        spectrograms.put(name, held.spectrogram());
        recordings.put(name, held.recording());
      }
    }
    if (spectrograms.isEmpty()) {
      String reason = unreadable.isEmpty() ? "there is none" : unreadable.get(0).reason();
      throw new IOException(
          "none of %d songs can be read; the first: %s".formatted(wanted.size(), reason));
    }
    return new FeatureStore(settings, spectrograms, recordings, unreadable);
  }

  private boolean holds(SongFile song) {
    return songs.containsKey(song.content());
  }

  /** Why it could not be read, if that is known of this file under this name. */
  private Optional<String> reason(SongFile song) {
    return failures.stream()
        .filter(
            failure ->
                failure.name().equals(song.song().name())
                    && failure.content().equals(song.content()))
        .map(StoreIndex.Failure::reason)
        .findFirst();
  }
}
