package org.sordino.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * The temperatures at which a model's confidence fits (METHODS.md 2). Songs have one of their own:
 * the mean of clips that disagree is less sure than they are, and more often right.
 *
 * @param decision of a song's mean vote, or of an image
 * @param clip of a clip by itself; null where none vote
 */
public record CalibrationTemperatures(double decision, @Nullable Double clip) {
  /** Of a model that no validation part tells anything about. */
  public static final CalibrationTemperatures UNKNOWN = new CalibrationTemperatures(1, null);

  /** A few validation songs, all of them right, must not make every answer look certain. */
  private static final double LEAST = 0.5;

  /** Those that fit {@code validation} best, and no lower than 0.5. */
  public static CalibrationTemperatures fit(Predictions validation) {
    double decision = Math.max(LEAST, TemperatureScaling.fitVotes(validation));
    return new CalibrationTemperatures(
        decision,
        validation.itemKind().votes()
            ? (Double) Math.max(LEAST, TemperatureScaling.fit(validation))
            : null);
  }
}
