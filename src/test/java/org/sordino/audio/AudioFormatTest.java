package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioFormatTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "mono-22050.mp3, MPEG, audio/mpeg",
    "mono-44100.ogg, OGG, audio/ogg",
    "stereo.opus, OGG, audio/ogg",
    "stereo-24-bit.flac, FLAC, audio/flac",
    "with-cover.m4a, MP4, audio/mp4",
    "stereo.aac, AAC, audio/aac"
  })
  void of_aFileWithoutAnEnding_isDecidedByItsContent(
      String name, AudioFormat expected, String mediaType) throws IOException {
    Path file = Files.write(folder.resolve("song"), CompressedTone.resource(name));

    assertEquals(expected, AudioFormat.of(file));
    assertEquals(mediaType, expected.mediaType());
  }

  @Test
  void of_aWavCalledMp3_isWav() throws IOException {
    Path file = folder.resolve("song.mp3");
    WavFile.write(file, new Audio(new float[8], 22_050));

    assertEquals(AudioFormat.WAV, AudioFormat.of(file));
  }

  /** With frames of MP3 in them, as films may have. */
  @ParameterizedTest
  @CsvSource({
    "524946464000000041564920, a film in AVI",
    "1a45dfa3934282886d6174726f736b61, Matroska or WebM",
    "464c56010500000009, a film in Flash video",
    "000001ba44000400, a film in an MPEG program stream",
    "000001b316012013, a film in MPEG video",
    "3026b2758e66cf11a6d900aa0062ce6c, Windows Media",
    "2e524d460000001200, RealMedia",
    "000000086d6f6f76, a film in QuickTime",
    "000000016d646174, a film in QuickTime",
    "0000000877696465, a film in QuickTime"
  })
  void read_aFilm_isRefusedByName(String start, String named) throws IOException {
    assertRefused(Bytes.big().hex(start), named);
  }

  @Test
  void read_aTransportStream_isRefusedByName() throws IOException {
    Bytes film = Bytes.big();
    for (int packet = 0; packet < 6; packet++) {
      film.text("G").raw(new byte[187]);
    }
    assertRefused(film, "a film in an MPEG transport stream");
  }

  private void assertRefused(Bytes start, String named) throws IOException {
    byte[] film = start.raw(CompressedTone.resource("mono-22050.mp3")).array();
    Path file = Files.write(folder.resolve("film"), film);
    AudioException problem = assertThrows(AudioException.class, () -> AudioFile.read(file, 22_050));

    assertEquals(
        file + ": expected WAV, AU, AIFF, FLAC, MP3, AAC, Ogg Vorbis or Opus, found " + named,
        problem.getMessage());
    assertEquals(
        problem.getMessage(),
        assertThrows(AudioException.class, () -> AudioFormat.of(file)).getMessage());
  }

  @Test
  void of_somethingElse_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("song.mp3"), "no song");

    AudioException problem = assertThrows(AudioException.class, () -> AudioFormat.of(file));
    assertEquals(
        file
            + ": expected WAV, AU, AIFF, FLAC, MP3, AAC, Ogg Vorbis or Opus,"
            + " found a file that starts with \"no song\"",
        problem.getMessage());
  }
}
