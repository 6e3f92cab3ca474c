package org.sordino.spectrogram;

/**
 * How a clip is heard in training: earlier or later, louder or softer, and not everywhere. Masks
 * are those of SpecAugment (Park et al., "SpecAugment: A Simple Data Augmentation Method for
 * Automatic Speech Recognition", Interspeech 2019): what they hide has the mean of its bin.
 *
 * @param shift frames by which the clip begins later, negative for earlier, as far as the song goes
 * @param decibels by which it is louder, within ±{@link #LOUDEST}
 * @param bins the frequency bins that are hidden
 * @param frames the frames of the clip that are hidden
 */
public record ClipVariation(int shift, int decibels, Mask bins, Mask frames) {
  /** The clip as it is. */
  public static final ClipVariation NONE = new ClipVariation(0, 0, Mask.NONE, Mask.NONE);

  /** The greatest change of loudness, in decibels. */
  public static final int LOUDEST = 12;

  /** Refuses a change of loudness beyond the bounds. */
  public ClipVariation {
    if (Math.abs(decibels) > LOUDEST) {
      throw new IllegalArgumentException(
          "decibels: expected -%d to %d, found %d".formatted(LOUDEST, LOUDEST, decibels));
    }
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
