package org.sordino.tag;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.images.Artwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.audio.Audio;
import org.sordino.audio.AudioFile;
import org.sordino.audio.CompressedTone;
import org.sordino.audio.WavFile;

class GenreTagTest {
  private static final int RATE = 22_050;

  @TempDir Path temp;

  private Path song(String name) throws IOException {
    Path file = temp.resolve(name);
    if (name.endsWith(".wav")) {
      float[] samples = new float[RATE];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) Math.sin(0.1 * i) / 2;
      }
      WavFile.write(file, new Audio(samples, RATE));
    } else {
      Files.write(file, CompressedTone.resource(name));
    }
    return file;
  }

  /**
   * The last of {@code genres} is read, the sound is the same, and nothing lies beside the file.
   */
  private void assertTakes(Path file, String... genres) throws IOException {
    float[] before = sound(file, RATE);
    byte[] encoded = EncodedSound.of(file);
    assertTrue(encoded.length > 1000, "found the sound of " + file);
    for (String genre : genres) {
      GenreTag.of(file).write(genre, GenreTagTest::sound);
    }
    assertEquals(genres[genres.length - 1], GenreTag.of(file).read());
    assertArrayEquals(before, sound(file, RATE));
    assertArrayEquals(encoded, EncodedSound.of(file));
    assertEquals(List.of(String.valueOf(file.getFileName())), files());
  }

  /** The library would reserve 1.7 GB. */
  @ParameterizedTest
  @ValueSource(strings = {"stereo-16-bit.flac", "mono-44100.ogg"})
  void read_aCommentThatClaimsMoreThanTheFile_isRefused(String name) throws IOException {
    Path file = song(name);
    byte[] content = Files.readAllBytes(file);
    int comment = new String(content, StandardCharsets.ISO_8859_1).indexOf("\3vorbis") + 7;
    int vendor = name.endsWith(".ogg") ? comment : 42 + 4; // behind STREAMINFO and a block's head
    content[vendor + 3] = 0x66;
    Files.write(file, content);

    String message = assertThrows(IOException.class, () -> GenreTag.of(file).read()).getMessage();

    assertTrue(
        message.startsWith(
            file + ": its tag cannot be read (expected a Vorbis comment of at most "),
        message);
  }

  /** As zeros behind the first block look. */
  @ParameterizedTest
  @CsvSource({"10000, ''", "10001, 'at most 10000 blocks before the sound, found more'"})
  void read_aFlacOfTooManyBlocks_isRefused(int count, String refusal) throws IOException {
    byte[] whole = CompressedTone.resource("stereo-16-bit.flac");
    int behindInfo = 42;
    ByteBuffer blocks = ByteBuffer.allocate(4 * (count - 2)); // of padding, without any
    while (blocks.hasRemaining()) {
      blocks.putInt(0x0100_0000);
    }
    Path file = temp.resolve("song.flac");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(whole, 0, behindInfo);
      out.write(blocks.array());
      out.write(whole, behindInfo, whole.length - behindInfo); // another block, the last
    }

    if (refusal.isEmpty()) {
      assertNull(GenreTag.of(file).read());
    } else {
      assertEquals(
          file + ": its tag cannot be read (expected " + refusal + ")",
          assertThrows(IOException.class, () -> GenreTag.of(file).read()).getMessage());
    }
  }

  /** The library tells of it by an exception that names no file. */
  @Test
  void read_aFlacCutInItsCover_isNamed() throws IOException {
    Path file = song("with-cover.flac");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 190));

    String message =
        String.valueOf(
            assertThrows(IOException.class, () -> GenreTag.of(file).read()).getMessage());

    assertTrue(message.startsWith(file + ": its tag cannot be read"), message);
  }

  @Test
  void read_aDamagedFile_namesItOnce() throws IOException {
    Path file = Files.writeString(temp.resolve("cut.flac"), "fLaC and nothing more");

    String message = assertThrows(IOException.class, () -> GenreTag.of(file).read()).getMessage();

    assertTrue(message.startsWith(file + ": its tag cannot be read or written ("), message);
    assertEquals(0, message.lastIndexOf(file.toString()), message);
  }

  @Test
  void read_anId3TagThatClaimsMoreThanTheFile_isRefused() throws IOException {
    Path file = song("mono-44100.mp3");
    byte[] content = Files.readAllBytes(file);
    content[6] = 0x7F; // the first seven bits of the size

    Files.write(file, content);

    assertThrows(IOException.class, () -> GenreTag.of(file).read());
  }

  private static float[] sound(Path file, int rate) throws IOException {
    return AudioFile.read(file, rate).samples();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stereo-44100.mp3",
        "mono-22050.mp3",
        "stereo-22050.ogg",
        "stereo-16-bit.flac",
        "stereo.m4a",
        "tone.wav"
      })
  void write_thenRead_isTheGenre_andTheSoundIsTheSame(String name) throws IOException {
    Path file = song(name);
    assertNull(GenreTag.of(file).read());

    assertTakes(file, "Hip-Hop", "Blues");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with-cover.flac", "with-cover.m4a", "stereo-44100.mp3"})
  void write_aTaggedSong_keepsItsOtherTagsCoverAndPermissions(String name) throws Exception {
    Path file = song(name);
    org.jaudiotagger.audio.AudioFile song = AudioFileIO.read(file.toFile());
    song.getTagOrCreateAndSetDefault().setField(FieldKey.TITLE, "Für Elise");
    song.getTag().setField(FieldKey.ARTIST, "L. v. B.");
    song.getTag().setField(FieldKey.GENRE, "Polka");
    song.commit();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Artwork cover = AudioFileIO.read(file.toFile()).getTag().getFirstArtwork();
    assertEquals(name.startsWith("with-cover"), cover != null);

    GenreTag.of(file).write("Classical", GenreTagTest::sound);

    Tag tag = AudioFileIO.read(file.toFile()).getTag();
    assertEquals("Classical", GenreTag.of(file).read());
    assertEquals("Für Elise", tag.getFirst(FieldKey.TITLE));
    assertEquals("L. v. B.", tag.getFirst(FieldKey.ARTIST));
    if (cover != null) {
      assertArrayEquals(cover.getBinaryData(), tag.getFirstArtwork().getBinaryData());
    }
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  /** Players look no further than the newer tag, so that takes over what the older one says. */
  @Test
  void write_anMp3WithAnOldTag_keepsWhatThatSays() throws Exception {
    Path file = song("stereo-44100.mp3");
    Files.write(file, EncodedSound.of(file)); // without its newer tag
    byte[] old = Arrays.copyOf("TAGOld title".getBytes(StandardCharsets.ISO_8859_1), 128);
    Files.write(file, old, StandardOpenOption.APPEND);

    assertTakes(file, "Waltz", "Bachata");

    assertEquals("Old title", AudioFileIO.read(file.toFile()).getTag().getFirst(FieldKey.TITLE));
  }

  @Test
  void write_aSoundThatWouldChange_leavesTheFileAlone() throws IOException {
    Path file = song("tone.wav");
    byte[] before = Files.readAllBytes(file);

    IOException problem =
        assertThrows(
            IOException.class,
            () ->
                GenreTag.of(file)
                    .write("Rock", (path, rate) -> new float[] {path.toString().length()}));

    assertTrue(problem.getMessage().contains("would change its sound"), problem.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file));
    assertEquals(List.of("tone.wav"), files());
  }

  @Test
  void write_aFileThatChangesInSizeMeanwhile_isLeftAlone() throws IOException {
    Path file = song("tone.wav");
    FileTime time = Files.getLastModifiedTime(file);
    GenreTag.Sound sound =
        (path, rate) -> {
          Files.write(file, new byte[100]);
          Files.setLastModifiedTime(file, time); // so that the size alone tells
          return new float[1];
        };

    IOException problem =
        assertThrows(IOException.class, () -> GenreTag.of(file).write("Rock", sound));

    assertTrue(problem.getMessage().contains("another program"), problem.getMessage());
    assertEquals(100, Files.size(file));
  }

  @Test
  void write_aFileThatChangesInContentMeanwhile_isLeftAlone() throws IOException {
    Path file = song("tone.wav");
    byte[] others = Files.readAllBytes(file);
    others[others.length - 1] ^= 1;
    FileTime later = FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(1));
    GenreTag.Sound sound =
        (path, rate) -> {
          Files.write(file, others);
          Files.setLastModifiedTime(file, later);
          return new float[1];
        };

    IOException problem =
        assertThrows(IOException.class, () -> GenreTag.of(file).write("Rock", sound));

    assertTrue(problem.getMessage().contains("another program"), problem.getMessage());
    assertArrayEquals(others, Files.readAllBytes(file));
  }

  @Test
  void write_aLink_tagsWhatItLinksTo() throws IOException {
    Path file = song("tone.wav");
    Path link = Files.createSymbolicLink(temp.resolve("link.wav"), file.getFileName());

    GenreTag.of(link).write("Rock", GenreTagTest::sound);

    assertTrue(Files.isSymbolicLink(link));
    assertEquals("Rock", GenreTag.of(file).read());
  }

  @ParameterizedTest
  @CsvSource({
    "stereo.aac, song.mp3, AAC",
    "stereo.opus, song.ogg, 'Ogg without Vorbis, such as Opus'"
  })
  void of_soundThatCannotBeTagged_isRefused(String content, String name, String found)
      throws IOException {
    Path file = Files.move(song(content), temp.resolve(name));

    IOException problem = assertThrows(IOException.class, () -> GenreTag.of(file));

    assertEquals(
        file + ": expected MP3, FLAC, Ogg Vorbis, M4A or WAV to be tagged, found " + found,
        problem.getMessage());
  }

  /** Shorter than the head of a page, as a download that has just begun. */
  @Test
  void of_anOggThatIsCutInItsFirstPage_isRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("cut.ogg"), "OggS and little more");

    IOException problem = assertThrows(IOException.class, () -> GenreTag.of(file));

    assertEquals(
        file
            + ": expected MP3, FLAC, Ogg Vorbis, M4A or WAV to be tagged,"
            + " found Ogg without Vorbis, such as Opus",
        problem.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "stereo-16-bit.flac, song.mp3",
    "stereo-44100.mp3, song.flac",
    "stereo.m4a, song.wav",
    "tone.wav, song.ogg",
    "stereo-22050.ogg, song",
    "stereo-22050.ogg, song.oga",
    "stereo.m4a, song.m4b",
    "stereo.m4a, song.mp4",
    "mono-48000.mp2, song.mp2"
  })
  void write_aFileOfAnyName_isDecidedByItsContent(String content, String name) throws IOException {
    Path file = Files.move(song(content), temp.resolve(name));

    assertTakes(file, "Blues");
  }

  @Test
  void write_aFileThatIsWrittenAtTheSameTime_leavesWhatTheFirstOneWrote() throws IOException {
    Path file = song("tone.wav");
    GenreTag.Sound other =
        (path, rate) -> {
          GenreTag.of(file).write("Blues", GenreTagTest::sound);
          return new float[0];
        };

    IOException problem =
        assertThrows(IOException.class, () -> GenreTag.of(file).write("Rock", other));

    assertTrue(problem.getMessage().contains("another program"), problem.getMessage());
    assertEquals("Blues", GenreTag.of(file).read());
    assertEquals(List.of("tone.wav"), files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "flac", "ogg", "m4a", "wav"})
  void read_aFileOfAnotherContent_isRefusedInOneLine(String ending) throws IOException {
    Path file = Files.writeString(temp.resolve("text." + ending), "no song at all".repeat(100));

    IOException problem = assertThrows(IOException.class, () -> GenreTag.of(file).read());

    assertTrue(problem.getMessage().startsWith(file.toString()), problem.getMessage());
    assertFalse(problem.getMessage().contains("\n"));
  }

  @ParameterizedTest
  @CsvSource({"blues,Blues", "hiphop,Hip-Hop", "drum and bass,Drum and bass", "Rock,Rock"})
  void names_areWrittenAsPlayersDo(String label, String name) {
    assertEquals(name, GenreNames.of(label));
  }

  @Test
  void names_sameButForCaseAndHyphens_areTheSame() {
    assertTrue(GenreNames.same("hip hop", "Hip-Hop"));
    assertFalse(GenreNames.same("Rock", "Rock & Roll"));
  }
}
