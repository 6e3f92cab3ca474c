package org.sordino.evaluation;

/** The mean of −log of the true class's probability, over clips or images: 0 is perfect. */
public final class NegativeLogLikelihood {
  /** Takes the place of smaller probabilities: those that float cannot tell well from 0. */
  static final float LOWEST_PROBABILITY = Float.MIN_NORMAL;

  private NegativeLogLikelihood() {}

  /**
   * The negative log-likelihood in nats, each probability taken to be at least the smallest
   * positive normal {@code float}, 2^−126, so that the result is finite (at most 87.4).
   */
  public static double of(Predictions predictions) {
    double sum = 0;
    for (Prediction row : predictions.rows()) {
      sum -= Math.log(Math.max(row.probabilityOfTruth(), LOWEST_PROBABILITY));
    }
    return sum / predictions.rows().size();
  }
}
