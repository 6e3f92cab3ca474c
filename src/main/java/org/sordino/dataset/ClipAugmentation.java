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
    Dice dice = Dice.of(seed, epoch, example);
    return new ClipVariation(
        within(settings.clipStep() / 2, dice),
        Math.pow(2, dice.between(-1, 1) / SEMITONES),
        within(DECIBELS, dice),
        within(DECIBELS, dice),
        mask(settings.bins(), settings.bins() / BINS, dice),
        mask(settings.clipFrames(), settings.clipFrames() / FRAMES, dice));
  }

  /** A number from {@code -bound} to {@code bound}, each equally likely. */
  private static int within(int bound, Dice dice) {
    return dice.below(2 * bound + 1) - bound;
  }

  /** A mask of 0 to {@code widest} of {@code size} indexes, wherever it fits. */
  private static ClipVariation.Mask mask(int size, int widest, Dice dice) {
    int width = dice.below(widest + 1);
    int from = dice.below(size - width + 1);
    return new ClipVariation.Mask(from, from + width);
  }
}
