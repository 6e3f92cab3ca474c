package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.audio.Audio;
import org.sordino.audio.AudioFile;
import org.sordino.audio.WavFile;

class FeatureCacheTest {
  private static final FeatureSettings SMALL =
      new FeatureSettings(8_000, 16, 8, "hann", Scale.LOG, 4, 2);
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir private Path folder;
  private final List<AudioSource> songs = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  /** Twelve songs, more than may wait to be written; the last is a copy of the first. */
  @BeforeEach
  void writeSongs() throws IOException {
    for (int i = 0; i < 12; i++) {
      songs.add(new AudioSource("song" + i, folder.resolve(i + ".wav")));
      write(i, i % 11);
    }
  }

  private void write(int song, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[200 + 10 * (int) seed];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    WavFile.write(songs.get(song).file(), new Audio(samples, 8_000));
  }

  private FeatureCache cache(String name) {
    return new FeatureCache(folder.resolve(name), 2);
  }

  /** Opens the songs; {@link #heard} is what was transformed for that. */
  private FeatureStore open() throws IOException {
    heard.clear();
    return cache("cache").open(songs, SMALL, (done, total) -> heard.add(done + "/" + total));
  }

  private static boolean isWhole(Path path) {
    try {
      StoreFile file = StoreFile.open(path);
      return file.index().songs().stream().allMatch(file::isWhole);
    } catch (IOException e) {
      return false;
    }
  }

  private List<Path> stores(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.filter(file -> file.toString().endsWith(".features")).sorted().toList();
    }
  }

  /** Every value of every song. */
  private static List<List<Short>> values(FeatureStore store) {
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
  void open_newSongsThatAreAllUnreadable_areListedBesideTheOthers() throws IOException {
    open();
    Files.writeString(songs.get(2).file(), "no sound");

    FeatureStore store = open();

    assertEquals(11, store.songs().size());
    assertEquals(List.of("song2"), store.unreadable().stream().map(Unreadable::name).toList());
    assertEquals(store.unreadable(), open().unreadable());
    assertEquals(List.of(), heard);
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
  void open_unreadableSongs_areListedWithTheReason() throws IOException {
    Files.writeString(songs.get(0).file(), "no sound");
    Files.delete(songs.get(5).file());

    FeatureStore store = open();

    assertEquals(10, store.songs().size());
    assertEquals(
        List.of("song0", "song5"), store.unreadable().stream().map(Unreadable::name).toList());
    for (Unreadable song : store.unreadable()) {
      assertEquals(1, song.reason().lines().count());
      assertTrue(song.reason().contains(song.name().equals("song0") ? "0.wav" : "5.wav"));
    }
    assertEquals(store.unreadable(), open().unreadable());
  }

  /** Song 10 is away from when the first is done, before it is its turn, until all are. */
  @Test
  void open_songThatCouldNotBeReadForAWhile_isTriedTheNextTime() throws IOException {
    Path file = songs.get(10).file();
    Path away = folder.resolve("away.wav");
    FillProgress moving =
        (done, total) -> {
          try {
            if (done == 1) {
              Files.move(file, away);
            } else if (done == total) {
              Files.move(away, file);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };

    FeatureStore without = cache("cache").open(songs, SMALL, moving);
    FeatureStore whole = open();

    assertEquals(List.of("song10"), without.unreadable().stream().map(Unreadable::name).toList());
    assertTrue(without.unreadable().get(0).reason().endsWith("found no such file"));
    assertEquals(List.of(), whole.unreadable());
    assertEquals(List.of("1/1"), heard);
    assertEquals(values(cache("other").open(songs, SMALL, FillProgress.SILENT)), values(whole));
  }

  @Test
  void open_newSongsThatCannotBeReadNow_makesNoFile() throws IOException {
    open();
    Path file = songs.get(10).file();
    Files.delete(file);

    FeatureStore store = open();

    assertEquals(11, store.songs().size());
    assertEquals(1, stores("cache").size());
  }

  @Test
  void open_noSongReadable_isRefusedAndLeavesNothing() throws IOException {
    for (AudioSource song : songs) {
      Files.writeString(song.file(), "no sound");
    }

    String message = assertThrows(IOException.class, this::open).getMessage();

    assertTrue(message.contains("none of 12 songs can be read; the first: "), message);
    assertEquals(1, message.lines().count());
    assertEquals(List.of(), stores("cache"));
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".partial")));
    }
  }

  @Test
  void open_noSongs_isRefused() {
    songs.clear();

    assertThrows(IOException.class, this::open);
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

  @Test
  void write_fileWithoutIdentity_isAFailureThoughItCanBeReadNow() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(1);
    try {
      SongFile unknown = new SongFile(songs.get(0), "", FileTime.fromMillis(0));
      StoreWriter.Written written =
          StoreWriter.write(
              folder.resolve("file"), List.of(unknown), SMALL, workers, FillProgress.SILENT);

      assertEquals(List.of(), written.index().songs());
      assertEquals(List.of(), written.index().failures());
      assertEquals("song0", written.passing().get(0).name());
    } finally {
      workers.shutdownNow();
    }
  }
}
