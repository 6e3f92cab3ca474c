package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Reads tones that other programs compressed, whole and damaged. */
abstract class CompressedTone {
  @TempDir Path folder;

  float[] read(byte[] content, int sampleRate) throws IOException {
    return AudioFile.read(Files.write(folder.resolve("a"), content), sampleRate).samples();
  }

  static byte[] resource(String name) throws IOException {
    return CompressedTest.resource(name);
  }

  String refusal(byte[] content) {
    return String.valueOf(
        assertThrows(AudioException.class, () -> read(content, 22_050)).getMessage());
  }

  static double stereo(double seconds) {
    return (Tone.compressed(seconds) + Tone.compressedRight(seconds)) / 2;
  }
}
