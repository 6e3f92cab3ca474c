package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    Path file = Files.write(folder.resolve("song"), CompressedTest.resource(name));

    assertEquals(expected, AudioFormat.of(file));
    assertEquals(mediaType, expected.mediaType());
  }

  @Test
  void of_aWavCalledMp3_isWav() throws IOException {
    Path file = folder.resolve("song.mp3");
    WavFile.write(file, new Audio(new float[8], 22_050));

    assertEquals(AudioFormat.WAV, AudioFormat.of(file));
  }

  @Test
  void of_somethingElse_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("song.mp3"), "no song");

    AudioException problem = assertThrows(AudioException.class, () -> AudioFormat.of(file));
    assertTrue(problem.getMessage().startsWith(file + ": expected WAV, AU"), problem.getMessage());
  }
}
