package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sordino.spectrogram.ClipVariation;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;

class ClipAugmentationTest {
  private final ClipAugmentation augmentation =
      new ClipAugmentation(5, FeatureSettings.gtzan(Scale.LOG));

  /**
   * Half a step of 64 frames, a semitone, 6 dB at either end, an eighth of 513 bins, a fifth of 129
   * frames.
   */
  @Test
  void of_manyClips_coversWhatTheRuleAllowsAndNoMore() {
    Set<Integer> shifts = new HashSet<>();
    Set<Integer> decibels = new HashSet<>();
    Set<Integer> tilts = new HashSet<>();
    double lowest = 1;
    double highest = 1;
    Set<Integer> hiddenBins = new HashSet<>();
    Set<Integer> hiddenFrames = new HashSet<>();
    int lastBin = 0;
    int lastFrame = 0;
    for (int example = 0; example < 5_000; example++) {
      ClipVariation found = augmentation.of(1, example);
      shifts.add(found.shift());
      decibels.add(found.lowGain());
      tilts.add(found.highGain() - found.lowGain());
      lowest = Math.min(lowest, found.pitch());
      highest = Math.max(highest, found.pitch());
      hiddenBins.add(found.bins().to() - found.bins().from());
      hiddenFrames.add(found.frames().to() - found.frames().from());
      lastBin = Math.max(lastBin, found.bins().to());
      lastFrame = Math.max(lastFrame, found.frames().to());
    }

    assertEquals(range(-32, 32), shifts);
    assertEquals(range(-6, 6), decibels);
    assertEquals(range(-12, 12), tilts);
    assertEquals(Math.pow(2, -1 / 12.0), lowest, 1e-3);
    assertEquals(Math.pow(2, 1 / 12.0), highest, 1e-3);
    assertTrue(lowest >= Math.pow(2, -1 / 12.0) && highest <= Math.pow(2, 1 / 12.0));
    assertEquals(range(0, 64), hiddenBins);
    assertEquals(range(0, 25), hiddenFrames);
    assertEquals(513, lastBin);
    assertEquals(129, lastFrame);
  }

  private static Set<Integer> range(int from, int to) {
    Set<Integer> range = new HashSet<>();
    for (int i = from; i <= to; i++) {
      range.add(i);
    }
    return range;
  }

  /** Worked out apart, from the algorithm of SplitMix64. */
  @Test
  void of_theFirstClip_isVariedAsItAlwaysWas() {
    ClipVariation found = augmentation.of(1, 0);

    assertEquals(0.9501953221297427, found.pitch(), 1e-15);
    assertEquals(
        new ClipVariation(
            9,
            found.pitch(),
            0,
            -1,
            new ClipVariation.Mask(261, 322),
            new ClipVariation.Mask(12, 17)),
        found);
  }

  @Test
  void of_theSameClip_isTheSameInOneEpochAndAnotherInTheNext() {
    int changed = 0;
    for (int example = 0; example < 100; example++) {
      assertEquals(augmentation.of(3, example), augmentation.of(3, example));
      changed += augmentation.of(3, example).equals(augmentation.of(4, example)) ? 0 : 1;
    }

    assertTrue(changed > 95, changed + " of 100 changed");
  }
}
