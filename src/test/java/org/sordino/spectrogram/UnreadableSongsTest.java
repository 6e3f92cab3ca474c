package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sordino.file.ProcessLock;

/** Songs that cannot be read, or not now, among others. */
class UnreadableSongsTest extends CachedSongs {
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

  /** A file is away from when the first song is done, before it is its turn, until all are. */
  private FillProgress moving(Path file) {
    Path away = folder.resolve("away.wav");
    return (done, total) -> {
      if (done == 1) {
        move(file, away);
      } else if (done == total) {
        move(away, file);
      }
    };
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void open_songThatCouldNotBeReadForAWhile_isTriedTheNextTime() throws IOException {
    FeatureStore without = cache("cache").open(songs, SMALL, moving(songs.get(10).file()));
    FeatureStore whole = open();

    assertEquals(List.of("song10"), without.unreadable().stream().map(Unreadable::name).toList());
    assertTrue(without.unreadable().get(0).reason().endsWith("found no such file"));
    assertEquals(List.of(), whole.unreadable());
    assertEquals(List.of("1/1"), heard);
    assertEquals(values(cache("other").open(songs, SMALL, FillProgress.SILENT)), values(whole));
  }

  /** It waits while another makes a file of the songs, which cannot read one of them. */
  @Test
  void open_songThatAnotherCouldNotRead_goesIntoAFileOfItsOwn() throws IOException {
    cache("cache").open(songs, SMALL, moving(songs.get(10).file()));
    Path made = stores("cache").get(0);
    byte[] content = Files.readAllBytes(made);
    Path hidden = folder.resolve("hidden");
    move(made, hidden);
    ProcessLock other = ProcessLock.open(made.resolveSibling(made.getFileName() + ".lock"));
    assertTrue(other.tryHold());
    FillProgress ready =
        new FillProgress() {
          @Override
          public void advanced(int done, int total) {
            heard.add(done + "/" + total);
          }

          @Override
          public void waiting(String process) {
            move(hidden, made);
            try {
              other.close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };

    FeatureStore whole = cache("cache").open(songs, SMALL, ready);

    assertEquals(12, whole.songs().size());
    assertEquals(List.of("1/1"), heard);
    assertArrayEquals(content, Files.readAllBytes(made));
    assertEquals(2, stores("cache").size());
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

  private StoreWriter.Written written(SongFile song) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(1);
    try {
      return StoreWriter.write(
          folder.resolve("file"), List.of(song), SMALL, workers, 1, FillProgress.SILENT);
    } finally {
      workers.shutdownNow();
    }
  }

  /** Its content is known, and another one by the time that it is decoded. */
  @Test
  void write_fileThatWasReplaced_isAFailureThatPasses() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(1);
    SongFile before = SongFile.of(songs.subList(0, 1), workers).get(0);
    workers.shutdownNow();
    assertEquals(1, written(before).index().songs().size());
    write(0, 3);
    Files.setLastModifiedTime(songs.get(0).file(), LONG_AGO);

    StoreWriter.Written written = written(before);

    assertEquals(List.of(), written.index().songs());
    assertEquals(List.of(), written.index().failures());
    assertEquals("changed while it was read", written.transientFailures().get(0).reason());
  }

  /** As programs do that keep a folder the same in two places. */
  @Test
  void write_fileThatIsEmptyForAWhile_isAFailureThatPasses() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(1);
    SongFile before = SongFile.of(songs.subList(0, 1), workers).get(0);
    workers.shutdownNow();
    Files.write(songs.get(0).file(), new byte[0]);
    Files.setLastModifiedTime(songs.get(0).file(), LONG_AGO);

    StoreWriter.Written written = written(before);

    assertEquals(List.of(), written.index().failures());
    assertEquals(
        "expected an audio file, found an empty file", written.transientFailures().get(0).reason());
  }

  /** Here the file system's, as the decoders have none that is known. */
  @Test
  void write_songWithAnErrorThatNobodyForesaw_isAFailureThatPasses() throws Exception {
    Path archive = folder.resolve("songs.zip");
    FileSystem closed = FileSystems.newFileSystem(archive, Map.of("create", "true"));
    AudioSource song = new AudioSource("song0", closed.getPath("0.wav"));
    closed.close();

    StoreWriter.Written written = written(new SongFile(song, "1 a", FileTime.fromMillis(0)));

    assertEquals(List.of(), written.index().failures());
    assertEquals(
        List.of(
            new StoreIndex.Failure(
                "song0", "1 a", "internal error: ClosedFileSystemException: no reason given")),
        written.transientFailures());
  }

  @Test
  void bytes_ofMoreThanABufferHas_areRefused() throws IOException {
    Path file = Path.of("long.wav");

    assertEquals(2_147_483_638, StoreWriter.bytes(file, 1_073_741_819));
    assertEquals(
        "long.wav: expected a spectrogram of at most 1073741819 values, found 1073741820",
        assertThrows(IOException.class, () -> StoreWriter.bytes(file, 1_073_741_820)).getMessage());
  }

  @Test
  void open_unreadableSongThatMoved_isNamedWhereItIs() throws IOException {
    Files.writeString(songs.get(0).file(), "no sound");
    open();
    Path moved = folder.resolve("elsewhere.wav");
    Files.move(songs.get(0).file(), moved);
    songs.set(0, new AudioSource("song0", moved));

    String reason = open().unreadable().get(0).reason();

    assertTrue(reason.startsWith(moved + ": expected "), reason);
    assertEquals(1, stores("cache").size());
  }

  @Test
  void write_fileWithoutIdentity_isAFailureThoughItCanBeReadNow() throws Exception {
    StoreWriter.Written written = written(new SongFile(songs.get(0), "", FileTime.fromMillis(0)));

    assertEquals(List.of(), written.index().songs());
    assertEquals(List.of(), written.index().failures());
    assertEquals("song0", written.transientFailures().get(0).name());
  }
}
