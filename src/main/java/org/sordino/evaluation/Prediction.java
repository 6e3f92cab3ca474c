package org.sordino.evaluation;

import java.util.Arrays;

/**
 * What a network says about one clip of a song, or about one image.
 *
 * @param item the name of the song or image
 * @param clip the clip's number in its song, from 0; 0 for an image
 * @param truth the index of the true class
 * @param probabilities one per class, each in [0, 1], their sum 1 within 1e-3; copied
 */
@SuppressWarnings("ArrayRecordComponent") // equals, hashCode and the accessor see to its content
public record Prediction(String item, int clip, int truth, float[] probabilities) {
  private static final double SUM_TOLERANCE = 1e-3;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if a value is out of its range
   */
  public Prediction {
    probabilities = probabilities.clone();
    if (clip < 0) {
      throw new IllegalArgumentException("expected a clip number from 0, found " + clip);
    }
    if (truth < 0 || truth >= probabilities.length) {
      throw new IllegalArgumentException(
          "expected the index of one of " + probabilities.length + " classes, found " + truth);
    }
    double sum = 0;
    for (float p : probabilities) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("expected probabilities in [0, 1], found " + p);
      }
      sum += p;
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException(
          "expected probabilities whose sum is 1 within " + SUM_TOLERANCE + ", found sum " + sum);
    }
  }

  /** A copy of the probabilities, one per class. */
  @Override
  public float[] probabilities() {
    return probabilities.clone();
  }

  /** The most probable class; of equal ones the first. */
  public int decision() {
    return Argmax.of(probabilities);
  }

  /** The probability of the true class. */
  public float probabilityOfTruth() {
    return probabilities[truth];
  }

  /** The probability of the most probable class. */
  public float confidence() {
    return probabilities[decision()];
  }

  /** The number of classes. */
  public int classes() {
    return probabilities.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Prediction that
        && item.equals(that.item)
        && clip == that.clip
        && truth == that.truth
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * item.hashCode() + clip) + truth) + Arrays.hashCode(probabilities);
  }

  @Override
  public String toString() {
    return item + " clip " + clip + " truth " + truth + " " + Arrays.toString(probabilities);
  }
}
