package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  private static final MadeUpSongs SONGS = new MadeUpSongs(1, 1, 1);

  @TempDir Path temp;
  private Path data;

  @BeforeEach
  void setUp() {
    data = temp.resolve("songs");
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.sorted().toList();
    }
  }

  /** Something that happens after it was seen that the folder is not there. */
  private interface Event {
    void happen() throws IOException;
  }

  private static Consumer<String> meanwhile(Event event) {
    return line -> {
      try {
        event.happen();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Test
  void provide_aFolderThatIsNotThere_makesItsSongsAndLeavesNothingElse() throws IOException {
    Path deeper = data.resolve("new/songs");
    List<String> told = new ArrayList<>();

    new DemoFolder(deeper).provide(SONGS, told::add);

    assertEquals(List.of("making 10 songs of 10 made-up genres in " + deeper), told);
    SongFolder songs = SongFolder.read(deeper, List.of(), 0);
    assertEquals(MadeUpSongs.GENRES, songs.classes());
    assertEquals(10, songs.songs().size());
    try (Stream<Path> files = Files.list(deeper.getParent())) {
      assertEquals(List.of(deeper), files.toList());
    }
  }

  @Test
  void provide_anotherWasQuicker_usesItsSongs() throws IOException {
    Path song = data.resolve("techno/of-another.wav");

    new DemoFolder(data)
        .provide(
            SONGS,
            meanwhile(
                () -> {
                  Files.createDirectories(song.getParent());
                  Files.createFile(song);
                }));

    assertEquals(List.of(data), left());
    try (Stream<Path> files = Files.walk(data)) {
      assertEquals(List.of(song), files.filter(Files::isRegularFile).toList());
    }
  }

  @Test
  void provide_failsAtItsEnd_leavesNothing() throws IOException {
    DemoFolder demo = new DemoFolder(data);

    assertThrows(
        FileSystemException.class,
        () -> demo.provide(SONGS, meanwhile(() -> Files.createFile(data))));

    assertEquals(List.of(data), left());
  }
}
