package org.sordino.spectrogram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;

/** Twelve short songs, and a cache for them. */
abstract class CachedSongs {
  static final FeatureSettings SMALL = new FeatureSettings(8_000, 16, 8, "hann", Scale.LOG, 4, 2);
  static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;
  final List<AudioSource> songs = new ArrayList<>();
  final List<String> heard = new ArrayList<>();

  /** Twelve songs, more than may wait to be written; the last is a copy of the first. */
  @BeforeEach
  void writeSongs() throws IOException {
    for (int i = 0; i < 12; i++) {
      songs.add(new AudioSource("song" + i, folder.resolve(i + ".wav")));
      write(i, i % 11);
    }
  }

  void write(int song, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[200 + 10 * (int) seed];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    WavFile.write(songs.get(song).file(), new Audio(samples, 8_000));
  }

  FeatureCache cache(String name) {
    return new FeatureCache(folder.resolve(name), 2);
  }

  /** Opens the songs; {@link #heard} is what was transformed for that. */
  FeatureStore open() throws IOException {
    heard.clear();
    return cache("cache").open(songs, SMALL, (done, total) -> heard.add(done + "/" + total));
  }

  static boolean isWhole(Path path) {
    try {
      StoreFile file = StoreFile.open(path);
      return file.index().songs().stream().allMatch(file::isWhole);
    } catch (IOException e) {
      return false;
    }
  }

  List<Path> stores(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.filter(file -> file.toString().endsWith(".features")).sorted().toList();
    }
  }

  /** Every value of every song. */
  static List<List<Short>> values(FeatureStore store) {
    List<List<Short>> all = new ArrayList<>();
    for (Spectrogram song : store.songs().values()) {
      List<Short> values = new ArrayList<>();
      for (int i = 0; i < song.halves().remaining(); i++) {
        values.add(song.halves().get(i));
      }
      all.add(values);
    }
    return all;
  }
}
