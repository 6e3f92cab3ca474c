package org.sordino.spectrogram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The spectrograms of songs, verified, in memory-mapped files. */
public final class FeatureStore {
  private final FeatureSettings settings;
  private final Map<String, Spectrogram> songs;
  private final Map<String, String> recordings;
  private final List<Unreadable> unreadable;

  /** Songs and recordings have the same names, in the same order. */
  FeatureStore(
      FeatureSettings settings,
      Map<String, Spectrogram> songs,
      Map<String, String> recordings,
      List<Unreadable> unreadable) {
    this.settings = settings;
    this.songs = Collections.unmodifiableMap(new LinkedHashMap<>(songs));
    this.recordings = Collections.unmodifiableMap(new LinkedHashMap<>(recordings));
    this.unreadable = List.copyOf(unreadable);
  }

  /** The settings that all its songs were transformed with. */
  public FeatureSettings settings() {
    return settings;
  }

  /** The spectrograms by song name, in the order in which the songs were given. */
  public Map<String, Spectrogram> songs() {
    return songs;
  }

  /** An identity of each song's samples, by song name: equal for bit-identical recordings. */
  public Map<String, String> recordings() {
    return recordings;
  }

  /** The songs that could not be read. */
  public List<Unreadable> unreadable() {
    return unreadable;
  }

  /** The names of songs that are the same recording, a list for each recording that repeats. */
  public List<List<String>> duplicates() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    recordings.forEach(
        (name, recording) -> names.computeIfAbsent(recording, key -> new ArrayList<>()).add(name));
    return names.values().stream().filter(same -> same.size() > 1).toList();
  }
}
