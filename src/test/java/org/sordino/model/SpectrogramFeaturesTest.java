package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.audio.AudioFile;
import org.sordino.audio.Bytes;
import org.sordino.audio.CompressedTone;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Standardisation;

class SpectrogramFeaturesTest {
  /** 9 bins, 1 frame. */
  private static SpectrogramFeatures features(float mean, float deviation) {
    float[] means = new float[9];
    float[] deviations = new float[9];
    Arrays.fill(means, 1);
    Arrays.fill(deviations, 2);
    means[4] = mean;
    deviations[4] = deviation;
    return SpectrogramFeatures.of(
        new FeatureSettings(8_000, 16, 8, "hann", Scale.LOG, 1, 1),
        new Standardisation(means, deviations, 4));
  }

  /** 32,769 bins × 65,000 frames would be 8.5 GB in floats, more than Java has in the tests. */
  @Test
  void new_ofAClipOfGigabytes_isRefused() {
    float[] ones = new float[32_769];
    Arrays.fill(ones, 1);

    String refusal =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new SpectrogramFeatures(
                        22_050, 65_536, 512, "hann", Scale.LOG, 65_000, 64, ones, ones, 4))
            .getMessage();

    assertEquals("clip_frames: expected 1 to 127 with a frame of 65536, found 65000", refusal);
  }

  @Test
  void new_ofStatisticsOfOtherBins_isRefused() {
    float[] ones = {1, 1, 1};

    String refusal =
        assertThrows(
                IllegalArgumentException.class,
                () -> new SpectrogramFeatures(8_000, 16, 8, "hann", Scale.LOG, 1, 1, ones, ones, 4))
            .getMessage();

    assertEquals("features: expected statistics of 9 bins, found 3", refusal);
  }

  /** 0.5 in deviations of 4 around 3 is 5; in deviations of 2 around 0 that is 2.5. */
  @Test
  void from_otherStatistics_statesTheValueAnew() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      float[] values = new float[9];
      values[0] = 0.25f;
      values[4] = 0.5f;
      values[7] = 5; // beyond the limit
      NDArray inputs = manager.create(values, new Shape(1, 9, 1));
      values[4] = 2.5f;
      values[7] = 4;

      NDArray anew = features(0, 2).from(features(3, 4), inputs);

      assertArrayEquals(values, anew.toFloatArray(), 1e-6f);
    }
  }

  @Test
  void from_theSameStatistics_isTheInputItself() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray inputs = manager.ones(new Shape(2, 9, 1));

      assertSame(inputs, features(3, 4).from(features(3, 4), inputs));
    }
  }

  /** A file of what each ending usually stands for. */
  private static Map<String, byte[]> kinds() throws IOException {
    Bytes big = Bytes.big().int16(0, 16_384, -32_768, -8_192);
    Bytes little = Bytes.little().int16(0, 16_384, -32_768, -8_192);
    Map<String, byte[]> kinds = new TreeMap<>();
    kinds.put("wav", Bytes.wav(1, 1, 22_050, 16, little).array());
    kinds.put("au", Bytes.au(3, 1, 22_050, 8, big).array());
    kinds.put("snd", Bytes.au(3, 1, 22_050, -1, big).array());
    kinds.put("aif", Bytes.aiff("", 1, 4, 16, big).array());
    kinds.put("aiff", Bytes.aiff("", 1, 4, 16, big).array());
    kinds.put("aifc", Bytes.aiff("sowt", 1, 4, 16, little).array());
    kinds.put("flac", CompressedTone.resource("stereo-16-bit.flac"));
    kinds.put("mp2", CompressedTone.resource("mono-48000.mp2"));
    kinds.put("mp3", CompressedTone.resource("stereo-44100.mp3"));
    kinds.put("m4a", CompressedTone.resource("stereo.m4a"));
    kinds.put("m4b", mp4("M4B "));
    kinds.put("mp4", mp4("isom"));
    kinds.put("aac", CompressedTone.resource("stereo.aac"));
    kinds.put("ogg", CompressedTone.resource("stereo-22050.ogg"));
    kinds.put("oga", CompressedTone.resource("stereo-22050.ogg"));
    kinds.put("opus", CompressedTone.resource("stereo.opus"));
    return kinds;
  }

  /** What tells kinds of MP4 apart is the brand behind {@code ftyp}. */
  private static byte[] mp4(String brand) throws IOException {
    byte[] content = CompressedTone.resource("stereo.m4a");
    System.arraycopy(brand.getBytes(StandardCharsets.US_ASCII), 0, content, 8, 4);
    return content;
  }

  @Test
  void endings_areThoseOfKindsThatCanBeRead(@TempDir Path temp) throws IOException {
    for (Map.Entry<String, byte[]> kind : kinds().entrySet()) {
      Path file = Files.write(temp.resolve("song." + kind.getKey()), kind.getValue());
      assertTrue(AudioFile.read(file, 22_050).samples().length >= 4, kind.getKey());
    }
    assertEquals(kinds().keySet(), features(0, 2).endings());
  }
}
