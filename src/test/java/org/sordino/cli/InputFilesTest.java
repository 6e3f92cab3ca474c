package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
  private static final Set<String> ENDINGS = Set.of("wav", "mp3");

  @TempDir Path temp;

  private final List<String> notes = new ArrayList<>();
  private Path music;

  @BeforeEach
  void createSongs() throws IOException {
    music = Files.createDirectories(temp.resolve("music"));
    file("music/b.wav");
    file("music/a/c.mp3");
  }

  private Path file(String name) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  private List<Input> of(Path... inputs) throws IOException {
    return InputFiles.of(List.of(inputs), ENDINGS, notes::add);
  }

  private static List<Input> inputs(Path folder, String... names) {
    return Set.of(names).stream().sorted().map(n -> new Input(folder.resolve(n))).toList();
  }

  @Test
  void of_aFolder_isItsFilesByName_butNotThoseOfOtherEndings() throws IOException {
    file("music/a/cover.jpg");

    assertEquals(inputs(music, "a/c.mp3", "b.wav"), of(music));
    assertEquals(List.of(), notes);
  }

  @Test
  void of_aLinkToAFolder_isItsFilesUnderTheNameOfTheLink() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), music);

    assertEquals(inputs(link, "a/c.mp3", "b.wav"), of(link));
  }

  @Test
  void of_linkedFoldersInside_areCountedAndLeftOut() throws IOException {
    file("other/d.wav");
    Files.createSymbolicLink(music.resolve("other"), temp.resolve("other"));
    Files.createSymbolicLink(music.resolve("a/up"), music);
    Files.createSymbolicLink(music.resolve("a/.hidden"), music);
    Files.createSymbolicLink(music.resolve("e.wav"), temp.resolve("other/d.wav"));

    assertEquals(inputs(music, "a/c.mp3", "b.wav", "e.wav"), of(music));
    assertEquals(List.of("linked folders inside the given ones, left out: 2"), notes);
  }

  @Test
  void of_soundsOfOtherKindsInFolders_areCountedAndLeftOut() throws IOException {
    file("music/a/locked.M4P");
    file("music/old.wma");
    file("music/a/old.wma");
    file("music/lossless.flac"); // of no ending that is asked for here
    file("music/.hidden.wma");
    Files.createDirectory(music.resolve("folder.wma"));

    assertEquals(inputs(music, "a/c.mp3", "b.wav"), of(music));
    assertEquals(List.of("sound files of other kinds, left out: 1 .flac, 1 .m4p, 2 .wma"), notes);
  }

  @Test
  void of_soundsBesidePictures_areNotSpokenOf() throws IOException {
    Path picture = file("music/cover.png");

    assertEquals(
        List.of(new Input(picture)), InputFiles.of(List.of(music), Set.of("png"), notes::add));
    assertEquals(List.of(), notes);
  }

  @Test
  void of_hiddenFilesAndFolders_areLeftOut_butTheGivenFolderMayBeHidden() throws IOException {
    file("music/.Trash-1000/files/e.wav");
    file("music/a/.f.wav");
    Path hidden = file(".cache/g.wav").getParent();

    assertEquals(inputs(music, "a/c.mp3", "b.wav"), of(music));
    assertEquals(inputs(hidden, "g.wav"), of(hidden));
  }

  @Test
  void of_folderWithoutSuchFilesAmongOthers_isAnInputWithAProblem() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    Path song = music.resolve("b.wav");

    assertEquals(
        List.of(
            new Input(empty, empty + ": no files in this folder that end in .mp3, .wav"),
            new Input(song)),
        of(empty, song));
  }

  @Test
  void of_nothingButFoldersWithoutSuchFiles_fails() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));

    IOException problem = assertThrows(IOException.class, () -> of(empty, empty));

    assertEquals(empty + ": no files in this folder that end in .mp3, .wav", problem.getMessage());
  }

  /** Told to the search itself, because nothing is locked for root. */
  @Test
  void search_ofAFolderThatCannotBeRead_goesOn_andTellsIt() throws IOException {
    Path real = Path.of("/disk/music");
    FolderSearch search = new FolderSearch(music, real, ENDINGS);

    search.visitFileFailed(real.resolve("locked"), new AccessDeniedException("/disk/music/locked"));
    search.visitFileFailed(real.resolve(".Trash-0"), new AccessDeniedException("/disk/.Trash-0"));
    search.postVisitDirectory(
        real.resolve("bad"), new FileSystemException("/disk/music/bad", null, "I/O error"));

    Path locked = music.resolve("locked");
    Path bad = music.resolve("bad");
    assertEquals(
        List.of(
            new Input(bad, bad + ": cannot be read (I/O error)"),
            new Input(locked, locked + ": cannot be read (permission denied)")),
        search.found());
  }

  @Test
  void of_aFileOfAnotherEnding_isTakenIfItIsGiven() throws IOException {
    Path missing = temp.resolve("missing.txt");

    assertEquals(List.of(new Input(missing)), of(missing));
    assertTrue(of(missing).get(0).problem() == null);
  }

  @Test
  void distinct_ofWaysToOneFile_isTheFirst() throws IOException {
    Path song = music.resolve("b.wav");
    Path link = Files.createSymbolicLink(temp.resolve("link.wav"), song);
    Path around = music.resolve("a/../b.wav");
    Path other = music.resolve("a/c.mp3");
    Path missing = temp.resolve("missing.wav");

    List<Input> found = InputFiles.distinct(of(link, missing, music, song, around, other, missing));

    assertEquals(List.of(new Input(link), new Input(missing), new Input(other)), found);
  }
}
