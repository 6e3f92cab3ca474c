package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipReaderTest {
  private static final FeatureSettings GTZAN = FeatureSettings.gtzan(Scale.LOG);

  /** A small clip: 9 bins (frames of 16 samples), 4 frames, one every 2. */
  private static final FeatureSettings SMALL =
      new FeatureSettings(8_000, 16, 8, "hann", Scale.DECIBEL, 4, 2);

  /** METHODS.md 3: max(1, rint((frames − 129)/64) + 1), halves to even. */
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "129, 1",
    "160, 1",
    "161, 1",
    "162, 2",
    "193, 2",
    "225, 3",
    "226, 3",
    "1291, 19",
    "1292, 19",
    "1313, 19",
    "1314, 20"
  })
  void clips_songsOfSomeLengths_areAsTheRuleSays(int frames, int clips) {
    assertEquals(clips, GTZAN.clips(frames));
  }

  /** 30 s at 22,050 Hz: 1 + ceil((661,500 − 1,024)/512) = 1,291 frames. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1024, 1", "1025, 2", "1536, 2", "1537, 3", "66150, 129", "661500, 1291"})
  void frames_someLengths_coverEverySample(int samples, int frames) {
    assertEquals(frames, GTZAN.frames(samples));
  }

  private static Spectrogram counting(int frames) {
    short[] halves = new short[SMALL.bins() * frames];
    for (int bin = 0; bin < SMALL.bins(); bin++) {
      for (int frame = 0; frame < frames; frame++) {
        halves[frame * SMALL.bins() + bin] = HalfPrecision.fromFloat(10 * bin + frame);
      }
    }
    return new Spectrogram(SMALL.bins(), frames, ShortBuffer.wrap(halves));
  }

  private static Standardisation statistics(float mean, float deviation, float limit) {
    float[] means = new float[SMALL.bins()];
    float[] deviations = new float[SMALL.bins()];
    Arrays.fill(means, mean);
    Arrays.fill(deviations, deviation);
    return new Standardisation(means, deviations, limit);
  }

  private static float[] read(Spectrogram song, int clip, Standardisation statistics) {
    FloatBuffer target = FloatBuffer.allocate(SMALL.bins() * SMALL.clipFrames());
    new ClipReader(SMALL, statistics).read(song, clip, target);
    return target.array();
  }

  @Test
  void read_secondClip_beginsOneStepLaterAndIsStandardised() {
    float[] clip = read(counting(6), 1, statistics(2, 2, 1000));

    assertEquals((10 * 3 + 2 - 2) / 2f, clip[3 * 4]);
    assertEquals((10 * 3 + 5 - 2) / 2f, clip[3 * 4 + 3]);
  }

  @Test
  void read_clipPastTheEnd_isSilentThere() {
    float[] clip = read(counting(5), 1, statistics(0, 1, 1000));

    assertEquals(4, clip[2]);
    assertEquals(-80, clip[3]);
  }

  @Test
  void read_valuesFarOut_areHeldWithinTheLimit() {
    float[] clip = read(counting(5), 1, statistics(40, 10, 3));

    assertEquals(-3, clip[3]);
    assertEquals(3, clip[8 * 4]);
    assertEquals((42 - 40) / 10f, clip[4 * 4], 1e-6);
  }

  private static float[] read(Spectrogram song, int clip, ClipVariation variation) {
    FloatBuffer target = FloatBuffer.allocate(SMALL.bins() * SMALL.clipFrames());
    new ClipReader(SMALL, statistics(2, 2, 1000)).read(song, clip, variation, target);
    return target.array();
  }

  private static ClipVariation shifted(int frames) {
    return new ClipVariation(frames, 1, 0, 0, ClipVariation.Mask.NONE, ClipVariation.Mask.NONE);
  }

  @Test
  void read_notVaried_isTheClipItself() {
    assertArrayEquals(
        read(counting(6), 1, statistics(2, 2, 1000)), read(counting(6), 1, ClipVariation.NONE));
  }

  /** Clip 1 begins at frame 2 of 8; the last that fits begins at frame 4. */
  @ParameterizedTest
  @CsvSource({"1, 3", "-1, 1", "-2, 0", "-3, 0", "2, 4", "3, 4"})
  void read_shifted_beginsElsewhereWithinTheSong(int shift, int start) {
    float[] clip = read(counting(8), 1, shifted(shift));

    assertEquals((10 * 3 + start - 2) / 2f, clip[3 * 4]);
    assertEquals((10 * 3 + start + 3 - 2) / 2f, clip[3 * 4 + 3]);
  }

  @Test
  void read_shiftedInASongOfLessThanAClip_isPaddedAsEver() {
    assertArrayEquals(
        read(counting(3), 0, ClipVariation.NONE), read(counting(3), 0, shifted(2)), 0f);
  }

  @Test
  void read_masked_hidesBinsAndFramesBehindTheMean() {
    float[] whole = read(counting(6), 0, ClipVariation.NONE);
    ClipVariation.Mask bins = new ClipVariation.Mask(2, 5);
    ClipVariation.Mask frames = new ClipVariation.Mask(3, 4);

    float[] masked = read(counting(6), 0, new ClipVariation(0, 1, 0, 0, bins, frames));

    for (int bin = 0; bin < 9; bin++) {
      for (int frame = 0; frame < 4; frame++) {
        boolean hidden = (bin >= 2 && bin < 5) || frame == 3;
        assertEquals(hidden ? 0 : whole[bin * 4 + frame], masked[bin * 4 + frame]);
      }
    }
  }

  /** Of 9 bins: 0 dB more in the lowest one, 8 dB in the highest one, so one dB more in each. */
  @Test
  void read_brighter_addsDecibelsFromBinToBin() {
    float[] plain = read(counting(6), 0, ClipVariation.NONE);
    ClipVariation.Mask none = ClipVariation.Mask.NONE;

    float[] brighter = read(counting(6), 0, new ClipVariation(0, 1, 0, 8, none, none));

    for (int i = 0; i < plain.length; i++) {
      int bin = i / 4;
      assertEquals(plain[i] + bin / 2f, brighter[i], 1e-3);
    }
  }

  /** Half as high, bin 3 holds what was in bin 6, and above bin 4 there is nothing. */
  @Test
  void read_lower_movesBinsDownAndLeavesSilenceAbove() {
    float[] plain = read(counting(6), 0, ClipVariation.NONE);
    ClipVariation.Mask none = ClipVariation.Mask.NONE;

    float[] lower = read(counting(6), 0, new ClipVariation(0, 0.5, 0, 0, none, none));

    assertEquals(plain[6 * 4 + 1], lower[3 * 4 + 1]);
    assertEquals(plain[8 * 4 + 1], lower[4 * 4 + 1]);
    assertEquals((-80 - 2) / 2f, lower[5 * 4 + 1]);
  }

  @Test
  void constructor_statisticsOfOtherBins_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ClipReader(GTZAN, statistics(0, 1, 4)));
  }
}
