package org.sordino.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
  /** Beyond what numbers of processes Linux and macOS give. */
  private static final long NOBODY = 99_999_999_999L;

  @TempDir Path temp;

  private Path song;

  @BeforeEach
  void writeSong() throws IOException {
    song = Files.writeString(temp.resolve("song.mp3"), "sound");
  }

  /** A program that makes a draft of its first argument and ends as its second one says. */
  static final class Ending {
    private Ending() {}

    public static void main(String[] arguments) throws IOException {
      Draft draft = Draft.of(Path.of(arguments[0]), "mp3");
      Files.createFile(draft.copy().resolveSibling("more.tmp"));
      if (arguments[1].equals("killed")) {
        Runtime.getRuntime().halt(137);
      }
      System.exit(130); // What interrupts a program runs the same hooks.
    }
  }

  private void run(String ending) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(java, "-cp", classPath, Ending.class.getName(), song.toString(), ending)
            .inheritIO()
            .start();
    assertEquals(ending.equals("killed") ? 137 : 130, process.waitFor());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path leftover(long process) throws IOException {
    Path folder = Files.createDirectory(temp.resolve(".sordino-" + process + "-1"));
    Files.writeString(folder.resolve("song.mp3"), "half a s");
    return folder;
  }

  @Test
  void of_aFile_isACopyThatIsHidden_andGoesWhenItIsClosed() throws IOException {
    Files.setLastModifiedTime(song, FileTime.fromMillis(1_000_000));
    try (Draft draft = Draft.of(song, "flac")) {
      assertEquals("sound", Files.readString(draft.copy()));
      assertEquals(1_000_000, Files.getLastModifiedTime(draft.copy()).toMillis());
      assertTrue(draft.copy().toString().endsWith(".flac"), draft.copy().toString());
      assertTrue(names().get(0).startsWith(".sordino-"), names().toString());
      Files.createFile(draft.copy().resolveSibling("of-the-library.tmp"));
    }
    assertEquals(List.of("song.mp3"), names());
  }

  @Test
  void of_oneFileTwice_areTwoCopies() throws IOException {
    try (Draft one = Draft.of(song, "mp3");
        Draft other = Draft.of(song, "mp3")) {
      assertNotEquals(one.copy(), other.copy());
      assertTrue(Files.exists(one.copy()));
    }
  }

  @Test
  void of_aFileThatCannotBeCopied_leavesNothing() throws IOException {
    Path missing = temp.resolve("missing.mp3");
    IOException refusal = assertThrows(IOException.class, () -> Draft.of(missing, "mp3"));
    assertEquals(
        missing + ": left as it is, no copy can be made beside it (no such file or folder)",
        refusal.getMessage());
    assertEquals(List.of("song.mp3"), names());
  }

  @Test
  void draft_ofAnInterruptedProgram_isGone() throws IOException, InterruptedException {
    run("interrupted");
    assertEquals(List.of("song.mp3"), names());
  }

  @Test
  void draft_ofAKilledProgram_isHidden_andGoesWithTheNext()
      throws IOException, InterruptedException {
    run("killed");
    assertEquals(2, names().size());
    assertTrue(names().get(0).startsWith(".sordino-"), names().toString());

    Draft.of(song, "mp3").close();

    assertEquals(List.of("song.mp3"), names());
  }

  @Test
  void of_aFileBesideWhatThisProcessNumberLeft_removesIt() throws IOException {
    leftover(ProcessHandle.current().pid());
    Draft.of(song, "mp3").close();
    assertEquals(List.of("song.mp3"), names());
  }

  @Test
  void of_aFileBesideTheDraftOfARunningProgram_leavesItThere() throws IOException {
    Path folder = leftover(ProcessHandle.current().parent().orElseThrow().pid());
    Draft.of(song, "mp3").close();
    assertTrue(Files.exists(folder.resolve("song.mp3")));
  }

  @Test
  void of_aFileBesideALinkThatIsNamedLikeALeftover_deletesNothingThere() throws IOException {
    Path precious = Files.createDirectory(temp.resolve("precious"));
    Files.writeString(precious.resolve("letter.txt"), "dear");
    Path link = temp.resolve(".sordino-" + NOBODY + "-1");
    Files.createSymbolicLink(link, precious);
    Draft.of(song, "mp3").close();
    assertTrue(Files.exists(precious.resolve("letter.txt")));
    assertFalse(Files.notExists(link));
  }
}
