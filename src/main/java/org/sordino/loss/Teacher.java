package org.sordino.loss;

import static org.sordino.loss.Scalar.scalar;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * A teacher's distribution for each sample, without gradient.
 *
 * @param distribution t: N × M, or 1 × M if it is the same for all samples
 * @param entropy what is subtracted from −Σ t log p to give the divergence: −Σ t log t of each row;
 *     for a mean of teachers the mean of theirs
 */
public record Teacher(NDArray distribution, NDArray entropy) {
  /** Below this a probability counts as 0 in t·log t, whose limit there is 0. */
  private static final double SMALLEST = 1e-37;

  /** The teacher with these rows. */
  public static Teacher of(NDArray rows) {
    NDArray distribution = rows.stopGradient();
    NDArray terms = distribution.mul(distribution.maximum(scalar(SMALLEST)).log());
    return new Teacher(distribution, terms.sum(new int[] {1}).neg());
  }

  /** u: 1/M on each of M classes. */
  public static Teacher uniform(Targets targets) {
    NDArray ones =
        targets
            .oneHot()
            .getManager()
            .ones(new Shape(1, targets.classes()), targets.oneHot().getDataType());
    return of(ones.div(scalar((double) targets.classes())));
  }

  /** p′: γ on the true class, (1 − γ)/(M − 1) on the others ([W21] eq 9). */
  public static Teacher corrected(Targets targets, double gamma) {
    return of(correctedRows(targets, gamma));
  }

  /** The softmax at temperature {@code tau} of the corrected teacher's <em>probabilities</em>. */
  public static Teacher correctedSoftened(Targets targets, double gamma, double tau) {
    return of(correctedRows(targets, gamma).div(scalar(tau)).softmax(1));
  }

  private static NDArray correctedRows(Targets targets, double gamma) {
    double wrong = (1 - gamma) / (targets.classes() - 1);
    return targets.oneHot().mul(scalar(gamma - wrong)).add(scalar(wrong));
  }

  /** The softmax of a network's logits at temperature {@code tau}. */
  public static Teacher network(NDArray logits, double tau) {
    return of(logits.stopGradient().div(scalar(tau)).softmax(1));
  }
}
