package org.sordino.dataset;

import org.sordino.spectrogram.ClipVariation;
import org.sordino.spectrogram.FeatureSettings;

/**
 * How clips vary in training, each on its own: begun up to half a step earlier or later, up to a
 * semitone higher or lower, up to 6 dB louder or softer at either end of the spectrum, and with a
 * mask over up to an eighth of the bins and one over up to a fifth of the frames, as in SpecAugment
 * (Park et al. 2019).
 *
 * @param seed decides everything, with the epoch and the clip
 * @param settings the features of the clips
 */
record ClipAugmentation(long seed, FeatureSettings settings) {
  /** Of an octave. */
  private static final int SEMITONES = 12;

  private static final int DECIBELS = 6;
  private static final int BINS = 8;
  private static final int FRAMES = 5;

  /** How example {@code example} is heard in epoch {@code epoch}. */
  ClipVariation of(int epoch, int example) {
    SplitMix64 random = SplitMix64.of(seed, epoch, example);
    return new ClipVariation(
        within(settings.clipStep() / 2, random),
        StrictMath.pow(2, random.uniform(-1, 1) / SEMITONES),
        within(DECIBELS, random),
        within(DECIBELS, random),
        mask(settings.bins(), settings.bins() / BINS, random),
        mask(settings.clipFrames(), settings.clipFrames() / FRAMES, random));
  }

  /** A number from {@code -bound} to {@code bound}, each equally likely. */
  private static int within(int bound, SplitMix64 random) {
    return random.nextInt(2 * bound + 1) - bound;
  }

  /** A mask of 0 to {@code widest} of {@code size} indexes, wherever it fits. */
  private static ClipVariation.Mask mask(int size, int widest, SplitMix64 random) {
    int width = random.nextInt(widest + 1);
    int from = random.nextInt(size - width + 1);
    return new ClipVariation.Mask(from, from + width);
  }
}
