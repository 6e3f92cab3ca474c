package org.sordino.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.audio.AudioFile;
import org.sordino.tag.GenreTag;

class TagCommandTest {
  @TempDir Path temp;

  private Path music;
  private Path first;
  private Path second;

  @BeforeEach
  void copySongs() throws IOException {
    music = Files.createDirectories(temp.resolve("music/more")).getParent();
    first = music.resolve("a.wav");
    second = music.resolve("more/b.wav");
    Studio.song(Studio.GENRES.get(0), 7, first);
    Studio.song(Studio.GENRES.get(1), 8, second);
  }

  private Ran tag(Object... more) {
    List<Object> command = new ArrayList<>(List.of("tag", "--model", Studio.model()));
    command.addAll(List.of("--device", "cpu", music));
    command.addAll(Arrays.asList(more));
    return Ran.sordino(command.toArray());
  }

  private String genre(Path file) throws IOException {
    return String.valueOf(GenreTag.of(file).read());
  }

  @Test
  void tag_withoutWrite_writesNothing_andTellsThePlan() throws IOException {
    var before = Studio.snapshot(music);

    Ran ran = tag().ended(ExitCode.DONE);

    assertEquals(before, Studio.snapshot(music));
    assertEquals(2, ran.out().lines().count(), ran.out());
    assertTrue(ran.out().startsWith(first + ": "), ran.out());
    assertTrue(ran.err().contains("2 of 2 files would be tagged"), ran.err());
  }

  @Test
  void tag_withWrite_storesWhatClassifySays_andNothingElse() throws IOException {
    float[] sound = AudioFile.read(first, 22_050).samples();

    tag("--write").ended(ExitCode.DONE);

    Ran found =
        Ran.sordino("classify", "--model", Studio.model(), "--device", "cpu", "--json", music);
    assertTrue(genre(first).equalsIgnoreCase(found.json().get(0).get("genre").asText()));
    assertTrue(genre(second).equalsIgnoreCase(found.json().get(1).get("genre").asText()));
    assertEquals(Arrays.hashCode(sound), Arrays.hashCode(AudioFile.read(first, 22_050).samples()));
    assertEquals(List.of("a.wav", "more/b.wav"), List.copyOf(Studio.snapshot(music).keySet()));
  }

  @Test
  void tag_aGenreThatIsThere_isKept_unlessReplaced() throws IOException {
    GenreTag.of(first).write("Zydeco", (file, rate) -> new float[0]);

    Ran kept = tag("--write").ended(ExitCode.DONE);

    assertTrue(kept.out().contains(first + ": keeps Zydeco"), kept.out());
    assertTrue(kept.err().contains("1 of 2 files tagged"), kept.err());
    assertEquals("Zydeco", genre(first));

    Ran replaced = tag("--write", "--replace").ended(ExitCode.DONE);

    assertTrue(replaced.out().contains("Zydeco → "), replaced.out());
    assertTrue(!genre(first).equals("Zydeco"));
  }

  @Test
  void tag_aGenreThatIsTheSame_isNotWrittenAgain() throws IOException {
    tag("--write").ended(ExitCode.DONE);
    var before = Studio.snapshot(music);

    Ran again = tag("--write", "--replace").ended(ExitCode.DONE);

    assertTrue(again.err().contains("0 of 2 files tagged"), again.err());
    assertTrue(again.out().contains(first + ": keeps "), again.out());
    assertEquals(before, Studio.snapshot(music));
  }

  @Test
  void tag_anAnswerThatIsNotSure_isNotWritten() throws IOException {
    Ran ran = tag("--write", "--min-confidence", "1").ended(ExitCode.DONE);

    assertTrue(ran.out().contains("not sure enough"), ran.out());
    assertEquals("null", genre(first));
  }

  @Test
  void tag_anAnswerAsSureAsAsked_isWritten_andOneLessSureIsNot() throws IOException {
    double confidence =
        Ran.sordino("classify", "--model", Studio.model(), "--device", "cpu", "--json", first)
            .json()
            .get(0)
            .get("confidence")
            .asDouble();

    Ran unsure = tag("--write", "--min-confidence", Math.nextUp(confidence));

    assertTrue(
        unsure.ended(ExitCode.DONE).out().startsWith(first + ": not sure enough"), unsure.out());
    assertEquals("null", genre(first));

    tag("--write", "--min-confidence", confidence).ended(ExitCode.DONE);

    assertNotEquals("null", genre(first));
  }

  /** Behind half a sample, the library's padding would make it a whole one. */
  @Test
  void tag_aSongWhoseSoundWouldChange_isLeftAsItIs() throws IOException {
    byte[] whole = Files.readAllBytes(first);
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    Files.write(first, cut);

    Ran ran = tag("--write").ended(ExitCode.SOME_FAILED);

    assertTrue(
        ran.err().contains(first + ": left as it is, tagging it would change its sound"),
        ran.err());
    assertTrue(ran.err().contains("1 of 2 files tagged"), ran.err());
    assertArrayEquals(cut, Files.readAllBytes(first));
  }

  @Test
  void tag_aBrokenFile_doesNotStopTheOthers() throws IOException {
    Files.writeString(music.resolve("aa.wav"), "no song");

    Ran ran = tag("--write").ended(ExitCode.SOME_FAILED);

    assertTrue(ran.err().contains("aa.wav"), ran.err());
    assertTrue(ran.err().contains("2 of 3 files tagged"), ran.err());
    assertEquals("no song", Files.readString(music.resolve("aa.wav")));
  }

  @Test
  void tag_aFolderWithoutAudio_doesNotStopTheOthers() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));

    Ran ran = tag("--write", empty).ended(ExitCode.SOME_FAILED);

    assertTrue(ran.err().contains("sordino: " + empty + ": no files in this folder"), ran.err());
    assertTrue(ran.err().contains("2 of 3 files tagged"), ran.err());
  }

  @Test
  void tag_aFileThatIsReachedTwice_isTaggedOnce() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link.wav"), second);

    Ran ran = tag("--write", first, link).ended(ExitCode.DONE);

    assertEquals(2, ran.out().lines().count(), ran.out());
    assertTrue(ran.err().contains("2 of 2 files tagged"), ran.err());
  }

  @Test
  void tag_namesAndGenresWithControlCodes_printsNoneOfThem() throws IOException {
    Path odd = Files.move(first, music.resolve("a\u001b[2Jb\nc.wav"));
    GenreTag.of(odd).write("Zy\u001b[31mdeco", (file, rate) -> new float[0]);

    Ran kept = tag().ended(ExitCode.DONE);
    Ran replaced = tag("--replace").ended(ExitCode.DONE);

    String shown = music.resolve("a?[2Jb?c.wav") + ": ";
    assertTrue(kept.out().startsWith(shown + "keeps Zy?[31mdeco"), kept.out());
    assertTrue(replaced.out().startsWith(shown + "Zy?[31mdeco → "), replaced.out());
    assertTrue((kept.out() + replaced.out()).chars().noneMatch(c -> c == 0x1b), kept.out());
  }
}
