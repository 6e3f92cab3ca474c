package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sordino.Golden;
import org.sordino.audio.AudioFile;

class StftTest {
  private static final FeatureSettings MAGNITUDE = FeatureSettings.gtzan(Scale.MAGNITUDE);

  /** NumPy's magnitudes, 513 × 129 float32 after a header of 128 bytes. */
  private static FloatBuffer numpy() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(Golden.path("stft_513x129.npy")));
    return file.position(128).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  @Test
  void spectrum_goldenSong_hasNumPysMagnitudes() throws IOException {
    float[] samples = AudioFile.read(Golden.path("stft_song.wav"), 22_050).samples();

    float[] found = Magnitudes.of(MAGNITUDE, samples);

    float[] expected = new float[513 * 129];
    numpy().get(expected);
    double largest = Golden.json("stft.json").get("max").asDouble();
    assertArrayEquals(expected, found, (float) (1e-4 * largest));
  }

  /** Half precision rounds by up to 2^-11, the table by up to 2^-13 of the magnitude. */
  @ParameterizedTest
  @EnumSource(Scale.class)
  void transform_goldenSong_isTheScaledMagnitudeWithinItsRounding(Scale scale) throws IOException {
    float[] samples = AudioFile.read(Golden.path("stft_song.wav"), 22_050).samples();
    FeatureSettings settings = FeatureSettings.gtzan(scale);

    Spectrogram found = new Stft(settings).transform(samples);

    float[] magnitudes = Magnitudes.of(settings, samples);
    assertEquals(513, found.bins());
    assertEquals(129, found.frames());
    for (int i = 0; i < magnitudes.length; i++) {
      double value = found.value(i / 129, i % 129);
      double exact = scale.of(magnitudes[i]);
      double table =
          scale.of(magnitudes[i] * (1 + 0x1p-13)) - scale.of(magnitudes[i] * (1 - 0x1p-13));
      assertEquals(exact, value, Math.abs(exact) * 0x1p-11 + table + 1e-7, "value " + i);
    }
  }

  @Test
  void transform_sineInTheMiddleOfABin_isHalfTheWindowsSumThere() {
    // Bin 64 of 1,024 at 22,050 Hz; the periodic Hann window sums to 512, a sine has half of it.
    float[] samples = new float[2048];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(2 * Math.PI * 64 * i / 1024);
    }

    Spectrogram found = new Stft(MAGNITUDE).transform(samples);

    assertEquals(3, found.frames());
    assertEquals(256, found.value(64, 1), 0.2);
    assertEquals(128, found.value(63, 1), 0.1);
    assertEquals(128, found.value(65, 1), 0.1);
    assertEquals(0, found.value(70, 1), 1e-3);
  }

  @Test
  void transform_constant_isOnlyInTheFirstTwoBins() {
    float[] samples = new float[1024];
    Arrays.fill(samples, 0.5f);

    Spectrogram found = new Stft(MAGNITUDE).transform(samples);

    assertEquals(256, found.value(0, 0), 0.2);
    assertEquals(128, found.value(1, 0), 0.1);
    assertEquals(0, found.value(2, 0), 1e-3);
  }

  @Test
  void transform_endInsideAFrame_isCompletedWithZeros() {
    float[] samples = new float[1025];
    float[] padded = new float[1536];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(i);
      padded[i] = samples[i];
    }

    Spectrogram cut = new Stft(MAGNITUDE).transform(samples);
    Spectrogram whole = new Stft(MAGNITUDE).transform(padded);

    assertEquals(2, cut.frames());
    assertEquals(whole.halves(), cut.halves());
  }

  @Test
  void transform_noSamples_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Stft(MAGNITUDE).transform(new float[0]));
  }

  @Test
  void scale_knownMagnitudes_areAsTheFormulasSay() {
    assertEquals(Math.log(101), Scale.LOG.of(1), 1e-12);
    assertEquals(0, Scale.LOG.of(0));
    assertEquals(-80, Scale.DECIBEL.of(0), 1e-9);
    assertEquals(20 * Math.log10(1.0001), Scale.DECIBEL.of(1), 1e-12);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Scale.parse("mel"))
            .getMessage()
            .contains("log, magnitude, decibel"));
  }
}
