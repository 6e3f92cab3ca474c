package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.audio.AudioFile;

class FeatureCacheTest extends CachedSongs {
  @Test
  void open_songs_areInOrderWithTheirSpectrograms() throws IOException {
    FeatureStore store = open();

    assertEquals(
        songs.stream().map(AudioSource::name).toList(), List.copyOf(store.songs().keySet()));
    assertEquals(SMALL, store.settings());
    assertEquals(List.of(), store.unreadable());
    assertEquals("1/12", heard.get(0));
    assertEquals("12/12", heard.get(11));
    // 210 samples: 1 + ceil((210 − 16)/8) frames.
    assertEquals(26, store.songs().get("song1").frames());
    float[] samples = AudioFile.read(songs.get(1).file(), 8_000).samples();
    assertEquals(new Stft(SMALL).transform(samples).halves(), store.songs().get("song1").halves());
  }

  @Test
  void open_again_readsTheSameFileWithoutTouchingIt() throws IOException {
    FeatureStore first = open();
    Path file = stores("cache").get(0);
    Files.setLastModifiedTime(file, LONG_AGO);

    FeatureStore second = open();

    assertEquals(values(first), values(second));
    assertEquals(LONG_AGO, Files.getLastModifiedTime(file));
    assertEquals(List.of(), heard);
    assertEquals(List.of(file), stores("cache"));
  }

  @Test
  void open_anotherSetting_makesAnotherFile() throws IOException {
    open();
    cache("cache")
        .open(
            songs,
            new FeatureSettings(8_000, 16, 8, "hann", Scale.DECIBEL, 4, 2),
            FillProgress.SILENT);

    assertEquals(2, stores("cache").size());
  }

  @Test
  void open_songOfOtherContent_isTransformedAlone() throws IOException {
    FeatureStore before = open();
    write(3, 77);

    FeatureStore after = open();

    assertEquals(List.of("1/1"), heard);
    assertEquals(2, stores("cache").size());
    assertEquals(List.copyOf(before.songs().keySet()), List.copyOf(after.songs().keySet()));
    float[] samples = AudioFile.read(songs.get(3).file(), 8_000).samples();
    assertEquals(new Stft(SMALL).transform(samples).halves(), after.songs().get("song3").halves());
    assertEquals(before.songs().get("song4").halves(), after.songs().get("song4").halves());
  }

  @Test
  void open_someOfTheSongsInAnotherOrder_transformsNone() throws IOException {
    FeatureStore all = open();
    songs.subList(0, 5).clear();
    Collections.reverse(songs);

    FeatureStore some = open();

    assertEquals(List.of(), heard);
    assertEquals(1, stores("cache").size());
    assertEquals(
        songs.stream().map(AudioSource::name).toList(), List.copyOf(some.songs().keySet()));
    some.songs().forEach((name, song) -> assertEquals(all.songs().get(name), song));
    assertEquals(all.recordings().get("song7"), some.recordings().get("song7"));
  }

  @Test
  void open_songsOfTwoFilesAndNewOnes_transformsTheNewOnes() throws IOException {
    List<AudioSource> all = List.copyOf(songs);
    songs.retainAll(all.subList(0, 3));
    open();
    songs.clear();
    songs.addAll(all.subList(5, 9));
    open();
    songs.clear();
    songs.addAll(all);
    FeatureStore store = open();

    // 3 and 4, 9 and 10; 11 is a copy of 0.
    assertEquals(List.of("1/4", "2/4", "3/4", "4/4"), heard);
    assertEquals(3, stores("cache").size());
    assertEquals(values(cache("other").open(songs, SMALL, FillProgress.SILENT)), values(store));
  }

  @Test
  void open_songMovedElsewhere_isStillKnown() throws IOException {
    open();
    Path moved = folder.resolve("elsewhere.wav");
    Files.move(songs.get(3).file(), moved);
    songs.set(3, new AudioSource("song3", moved));
    open();

    assertEquals(1, stores("cache").size());
  }

  /** Maps of one song, of several, and of all but the last. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 4500})
  void open_inSeveralMaps_hasTheSameValues(int mostMapped) throws IOException {
    FeatureStore store = open();
    Path path = stores("cache").get(0);
    assertTrue(Files.size(path) > mostMapped, "one map would do");

    StoreFile file = StoreFile.open(path, mostMapped);

    for (StoreIndex.Entry song : file.index().songs()) {
      assertTrue(file.isWhole(song));
      assertEquals(store.songs().get(song.name()).halves(), file.spectrogram(song).halves());
    }
  }

  /** A byte of the magic number, the values, the index, its checksum, the end, or all of them. */
  @ParameterizedTest
  @ValueSource(ints = {0, 8, 2000, -700, -30, -20, -10, -1})
  void open_byteDamaged_isMadeAgain(int place) throws IOException {
    open();
    Path file = stores("cache").get(0);
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    damaged[place < 0 ? whole.length + place : place] ^= 0x10;
    Files.delete(file);
    Files.write(file, damaged);

    assertFalse(isWhole(file));
    open();

    assertArrayEquals(whole, Files.readAllBytes(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 31, 500, -1, -24})
  void open_fileCut_isMadeAgain(int length) throws IOException {
    open();
    Path file = stores("cache").get(0);
    byte[] whole = Files.readAllBytes(file);
    Files.delete(file);
    Files.write(file, Arrays.copyOf(whole, length < 0 ? whole.length + length : length));

    String message = assertThrows(IOException.class, () -> StoreFile.open(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    open();

    assertArrayEquals(whole, Files.readAllBytes(file));
  }

  @Test
  void open_oneThreadOrSome_makesTheSameBytes() throws IOException {
    new FeatureCache(folder.resolve("one"), 1).open(songs, SMALL, FillProgress.SILENT);
    new FeatureCache(folder.resolve("two"), 2).open(songs, SMALL, FillProgress.SILENT);

    Path one = stores("one").get(0);
    Path two = stores("two").get(0);
    assertEquals(one.getFileName(), two.getFileName());
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
  }

  @Test
  void open_severalAtOnce_fillOnceAndAgree() throws Exception {
    List<Integer> steps = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<FeatureStore>> stores = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        stores.add(
            threads.submit(
                () ->
                    cache("cache")
                        .open(
                            songs,
                            SMALL,
                            (done, total) -> {
                              synchronized (steps) {
                                steps.add(done);
                              }
                            })));
      }
      List<List<Short>> first = values(stores.get(0).get());
      for (Future<FeatureStore> store : stores) {
        assertEquals(first, values(store.get()));
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(12, steps.size());
  }

  @Test
  void duplicates_sameRecordingTwice_isReported() throws IOException {
    FeatureStore store = open();

    assertEquals(List.of(List.of("song0", "song11")), store.duplicates());
    assertEquals(store.recordings().get("song0"), store.recordings().get("song11"));
    assertTrue(store.recordings().get("song0").matches("[0-9a-f]{16}"));
  }

  @Test
  void constructor_noThreads_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FeatureCache(folder, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "/caches, /caches/sordino",
    "'', /home/me/.cache/sordino",
    "caches, /home/me/.cache/sordino",
    ", /home/me/.cache/sordino", // not set
  })
  void defaultFolder_isInTheUsersCacheFolder(String cache, Path expected) {
    assertEquals(expected, FeatureCache.defaultFolder(cache, "/home/me"));
  }
}
