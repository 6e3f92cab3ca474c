package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.io.TempDir;

/** Reads tones that other programs compressed, whole and damaged. */
public abstract class CompressedTone {
  /** Of the tones' 0.32 rms; one sample of delay would make 0.027. */
  private static final double LOSS = 0.006;

  /** One of each format that is compressed, for a MethodSource. */
  static List<String> everyFormat() {
    return List.of(
        "mono-44100.mp3",
        "mono-44100.ogg",
        "mono.opus",
        "stereo-16-bit.flac",
        "mono.m4a",
        "stereo.aac");
  }

  @TempDir Path folder;

  /** The file {@code name} of the folder whose README tells how each was made. */
  public static byte[] resource(String name) throws IOException {
    try (InputStream in = CompressedTone.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  float[] read(byte[] content, int sampleRate) throws IOException {
    return AudioFile.read(Files.write(folder.resolve("a"), content), sampleRate).samples();
  }

  float[] read(String name, int sampleRate) throws IOException {
    return read(resource(name), sampleRate);
  }

  String refusal(byte[] content) {
    return String.valueOf(
        assertThrows(AudioException.class, () -> read(content, 22_050)).getMessage());
  }

  /** Damage ends with sound or with a refusal in one line. */
  static void assertReadOrRefused(Path file, int rate) throws IOException {
    try {
      AudioFile.read(file, rate);
    } catch (AudioException e) {
      assertEquals(1, String.valueOf(e.getMessage()).lines().count());
    }
  }

  static double stereo(double seconds) {
    return (Tone.compressed(seconds) + Tone.compressedRight(seconds)) / 2;
  }

  /** The samples from {@code from} to {@code to} are the tone, that far from its start. */
  static void assertTone(
      DoubleUnaryOperator tone, float[] samples, int from, int to, int rate, int start) {
    float[] difference = new float[to - from];
    for (int i = from; i < to; i++) {
      difference[i - from] = (float) (samples[i] - tone.applyAsDouble((double) (i - start) / rate));
    }
    double loss = Tone.rms(difference, 0, difference.length);
    assertTrue(loss < LOSS, "rms of the difference: " + loss);
  }
}
