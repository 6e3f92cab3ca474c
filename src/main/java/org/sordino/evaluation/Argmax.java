package org.sordino.evaluation;

/** The class with the highest score; of equal ones the first, as Python's {@code index(max)}. */
public final class Argmax {
  private Argmax() {}

  /** The index of the first maximum of {@code scores}, which holds at least one and no NaN. */
  public static int of(float[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    return best;
  }

  /** The index of the first maximum of {@code scores}, which holds at least one and no NaN. */
  public static int of(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    return best;
  }
}
