package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
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
  void transform_goldenSong_isNumPysWithinTheRoundingOfHalfPrecision() throws IOException {
    float[] samples = AudioFile.read(Golden.path("stft_song.wav"), 22_050).samples();

    Spectrogram found = new Stft(MAGNITUDE).transform(samples);

    FloatBuffer expected = numpy();
    assertEquals(513, found.bins());
    assertEquals(129, found.frames());
    double largest = Golden.json("stft.json").get("max").asDouble();
    for (int bin = 0; bin < 513; bin++) {
      for (int frame = 0; frame < 129; frame++) {
        float value = expected.get(bin * 129 + frame);
        double rounding = value * 0x1p-11;
        assertEquals(
            value, found.value(bin, frame), 1e-4 * largest / 10 + rounding, bin + "/" + frame);
      }
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
    java.util.Arrays.fill(samples, 0.5f);

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
