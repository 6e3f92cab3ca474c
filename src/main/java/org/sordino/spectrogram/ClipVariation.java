package org.sordino.spectrogram;

/**
 * How a clip is heard in training: earlier or later, higher or lower, louder or softer, brighter or
 * duller, and not everywhere. Masks are those of SpecAugment (Park et al., "SpecAugment: A Simple
 * Data Augmentation Method for Automatic Speech Recognition", Interspeech 2019): what they hide has
 * the mean of its bin.
 *
 * @param shift frames by which the clip begins later, negative for earlier, as far as the song goes
 * @param pitch factor on all frequencies; what would lie above the highest one is lost
 * @param lowGain decibels by which the lowest bin is louder, within ±{@link #LOUDEST}
 * @param highGain the same of the highest bin; in between it changes evenly
 * @param bins the frequency bins that are hidden
 * @param frames the frames of the clip that are hidden
 */
public record ClipVariation(
    int shift, double pitch, int lowGain, int highGain, Mask bins, Mask frames) {
  /** The clip as it is. */
  public static final ClipVariation NONE = new ClipVariation(0, 1, 0, 0, Mask.NONE, Mask.NONE);

  /** The greatest change of loudness, in decibels. */
  public static final int LOUDEST = 12;

  /** Refuses a change of pitch or loudness that makes no sense. */
  public ClipVariation {
    if (!(pitch >= 0.5 && pitch <= 2)) {
      throw new IllegalArgumentException("pitch: expected 0.5 to 2, found " + pitch);
    }
    for (int gain : new int[] {lowGain, highGain}) {
      if (Math.abs(gain) > LOUDEST) {
        throw new IllegalArgumentException(
            "gain: expected -%d to %d dB, found %d".formatted(LOUDEST, LOUDEST, gain));
      }
    }
  }

  /** The bin of the song that is heard in bin {@code bin} of the clip. */
  int heardIn(int bin) {
    return (int) Math.rint(bin / pitch);
  }

  /** Decibels by which bin {@code bin} of {@code bins} is louder. */
  int gain(int bin, int bins) {
    return (int) Math.rint(lowGain + (highGain - lowGain) * (double) bin / (bins - 1));
  }

  /**
   * What is hidden.
   *
   * @param from the first index
   * @param to the index after the last one
   */
  public record Mask(int from, int to) {
    /** Nothing. */
    public static final Mask NONE = new Mask(0, 0);

    /** Refuses a mask that ends before it begins. */
    public Mask {
      if (from < 0 || to < from) {
        throw new IllegalArgumentException(
            "mask: expected 0 <= from <= to, found %d and %d".formatted(from, to));
      }
    }

    boolean hides(int index) {
      return index >= from && index < to;
    }
  }
}
