package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SongFolderTest {
  @TempDir Path dir;

  private void files(String... names) throws IOException {
    for (String name : names) {
      Path file = dir.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      Files.createFile(file);
    }
  }

  private SongFolder read(List<String> classes, int songsPerClass) throws IOException {
    return SongFolder.read(dir, classes, songsPerClass);
  }

  private static List<String> names(SongFolder folder) {
    return folder.songs().stream().map(Song::name).toList();
  }

  /** Reads all, expects trouble that names the folder in one line, and gives the message. */
  private String trouble(Path folder, String... classes) {
    String message =
        String.valueOf(
            assertThrows(IOException.class, () -> SongFolder.read(folder, List.of(classes), 0))
                .getMessage());
    assertTrue(message.startsWith("--data " + folder + ": "), message);
    assertEquals(1, message.lines().count());
    return message.substring(("--data " + folder + ": ").length());
  }

  @Test
  void read_allGenres_ordersByGenreThenNumber() throws IOException {
    files("jazz/jazz.10.wav", "jazz/jazz.9.au", "blues/blues.00001.ogg", "blues/00000.mp3");

    SongFolder folder = read(List.of(), 0);

    assertEquals(List.of("blues", "jazz"), folder.classes());
    assertEquals(List.of("blues.00000", "blues.00001", "jazz.9", "jazz.10"), names(folder));
    assertEquals(dir.resolve("jazz/jazz.9.au"), folder.songs().get(2).file());
    assertEquals("jazz", folder.songs().get(2).genre());
    assertEquals(List.of(), folder.warnings());
  }

  @Test
  void read_classesAsked_keepsTheirOrderAndIgnoresOtherFolders() throws IOException {
    files("a/1.wav", "b/1.wav", "c/1.wav", "notes/readme.txt");

    SongFolder folder = read(List.of("c", "a"), 0);

    assertEquals(List.of("c", "a"), folder.classes());
    assertEquals(List.of("c.1", "a.1"), names(folder));
  }

  @Test
  void read_songsPerClass_keepsTheLowestNumbersAndWarnsOfTooFew() throws IOException {
    files("a/10.wav", "a/2.wav", "a/1.wav", "b/7.wav");

    SongFolder folder = read(List.of(), 2);

    assertEquals(List.of("a.1", "a.2", "b.7"), names(folder));
    assertEquals(
        List.of(dir.resolve("b") + ": 1 songs, fewer than the 2 of --songs-per-class"),
        folder.warnings());
  }

  @Test
  void read_hiddenAndOtherFiles_arePassedOver() throws IOException {
    files("a/1.WAV", "a/._1.wav", "a/.2.mp3", "a/cover.jpg", "a/wav", "b/1.AiFf", ".git/x.wav");
    files("b/2.flac", "b/3.opus", "b/4.m4a", "b/5.aac", "b/6.oga", "b/7.aifc", "b/8.mp2");
    Files.createDirectories(dir.resolve("b/folder.wav"));

    SongFolder folder = read(List.of(), 0);

    assertEquals(
        List.of("a.1", "b.1", "b.2", "b.3", "b.4", "b.5", "b.6", "b.7", "b.8"), names(folder));
    assertEquals(List.of(), folder.warnings());
  }

  @Test
  void read_sameNameTwice_keepsTheWavAndWarns() throws IOException {
    files("a/1.mp3", "a/1.wav", "b/1.mp3");

    SongFolder folder = read(List.of(), 0);

    assertEquals(List.of("a.1", "b.1"), names(folder));
    assertEquals(dir.resolve("a/1.wav"), folder.songs().get(0).file());
    assertEquals(
        List.of(dir.resolve("a/1.mp3") + ": left out, because 1.wav is named a.1 too"),
        folder.warnings());
  }

  @Test
  void read_sameNameInTwoGenres_isRefused() throws IOException {
    files("pop/rock.01.wav", "pop.rock/01.wav", "pop/00.wav");

    assertEquals(
        "two songs are named pop.rock.01: pop/rock.01.wav and pop.rock/01.wav", trouble(dir));
    assertEquals(List.of("pop.00", "pop.rock.01"), names(read(List.of(), 1)));
  }

  @Test
  void readExtra_aFolderOfAnotherGenreWithoutSongs_isNoMatter() throws IOException {
    files("a/1.wav", "b/1.wav", "notes/readme.txt", "other/1.wav", "other/2.wav");

    SongFolder folder = SongFolder.readExtra(dir, List.of("a", "b", "c"));

    assertEquals(List.of("a.1", "b.1"), names(folder));
    assertEquals(List.of(dir + ": songs of other genres are left out: 2"), folder.warnings());
  }

  @Test
  void read_looseFilesBesideGenres_areLeftOutWithAWarning() throws IOException {
    files("a/1.wav", "b/1.wav", "x.wav");

    assertEquals(
        List.of(dir + ": audio files outside the genre folders are left out: 1"),
        read(List.of(), 0).warnings());
  }

  @Test
  void read_missingFolder_saysSo() throws IOException {
    assertEquals("no such folder", trouble(dir.resolve("nowhere")));
    files("file");
    assertEquals("not a folder", trouble(dir.resolve("file")));
  }

  @Test
  void read_looseFilesOnly_explainsTheLayout() throws IOException {
    files("a.wav", "b.mp3");
    assertTrue(trouble(dir).startsWith("loose audio files (2) and no genre folders"));
  }

  @Test
  void read_emptyFolder_explainsTheLayout() {
    assertTrue(trouble(dir).startsWith("no genre folders"));
  }

  @Test
  void read_genresOneLevelDown_hintsAtThem() throws IOException {
    files("genres_original/a/1.wav", "genres_original/b/1.wav", "images_original/a/1.png");
    String expected =
        "the genre folders are one level down: use --data " + dir.resolve("genres_original");
    assertEquals(expected, trouble(dir));
    assertEquals(expected, trouble(dir, "a", "b"));
  }

  @Test
  void read_genreNamedGenres_isAGenre() throws IOException {
    files("genres/1.wav", "b/1.wav");
    assertEquals(List.of("b", "genres"), read(List.of(), 0).classes());
  }

  @Test
  void read_emptyGenre_namesIt() throws IOException {
    files("a/1.wav", "b/1.wav", "c/readme.txt");
    assertTrue(trouble(dir).startsWith("genre folder c holds no songs"));
  }

  @Test
  void read_oneGenre_isTooFew() throws IOException {
    files("a/1.wav");
    assertEquals("expected two genre folders or more, found only a/", trouble(dir));
  }

  @Test
  void read_missingClass_listsTheOthers() throws IOException {
    files("a/1.wav", "b/1.wav");
    assertEquals("no genre folder polka; it has a, b", trouble(dir, "a", "polka"));
  }

  @Test
  void read_wrongSettings_areRefusedByName() {
    assertEquals(
        "--classes: a is named twice",
        assertThrows(IllegalArgumentException.class, () -> read(List.of("a", "b", "a"), 0))
            .getMessage());
    assertEquals(
        "--classes: expected two classes or more, found only a",
        assertThrows(IllegalArgumentException.class, () -> read(List.of("a"), 0)).getMessage());
    assertEquals(
        "--songs-per-class: expected 0 (all) or more, found -1",
        assertThrows(IllegalArgumentException.class, () -> read(List.of(), -1)).getMessage());
  }

  @Test
  void read_listsAreCopies_cannotBeChanged() throws IOException {
    files("a/1.wav", "b/1.wav");
    SongFolder folder = read(List.of(), 0);
    assertThrows(UnsupportedOperationException.class, () -> folder.songs().clear());
    assertFalse(folder.songs().isEmpty());
  }
}
