package org.sordino.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * One method: the choice of weights, temperature, factor and teacher in the equation of {@link
 * SoftLabelLoss}. Implementations are records whose components are the method's settings, named as
 * in files and options. Every part but the teacher has a default that many methods share.
 */
public interface SoftLabelMethod {
  /**
   * Its name in options and files.
   *
   * @throws IllegalArgumentException if it is not in the registry {@link LossName}, as a method of
   *     another program need not be
   */
  default String name() {
    return LossName.of(this).label();
  }

  /** w_ce, the weight of the cross-entropy with the hard labels. */
  double crossEntropyWeight();

  /** w_kl, the weight of the divergence from the teacher. */
  double divergenceWeight();

  /** τ, the temperature of the student in the divergence. */
  default double studentTemperature() {
    return 1;
  }

  /** s(τ), the factor that keeps the divergence's gradient from vanishing with the temperature. */
  default double divergenceFactor() {
    return 1;
  }

  /** How the divergence of a sample is reduced over its classes. */
  default Reduction reduction() {
    return Reduction.SUM;
  }

  /**
   * What the mean of ω·KL, summed over {@code classes} classes, is multiplied with in the loss:
   * w_kl·s(τ), and what the reduction divides by.
   */
  default double divergenceCoefficient(long classes) {
    return divergenceWeight() * divergenceFactor() / reduction().divisor(classes);
  }

  /** How many networks are trained side by side, teaching each other. */
  default int peers() {
    return 1;
  }

  /**
   * How many trainings of the same network follow each other, each but the first taught by the one
   * before; the last is the model.
   */
  default int generations() {
    return 1;
  }

  /** Whether the teacher is a network, whose logits the targets must then hold. */
  default boolean needsTeacher() {
    return false;
  }

  /** t, the teacher's distribution for the samples of a batch. */
  Teacher teacher(Targets targets);

  /** The teacher on all classes, where a method's {@code t} leaves one out. */
  default Teacher wholeTeacher(Targets targets) {
    return teacher(targets);
  }

  /**
   * ω, the weight of each sample's divergence, no gradient: N values, or one for all.
   *
   * @param student what the student says
   */
  default NDArray sampleWeights(Student student, Targets targets) {
    return student.crossEntropies().getManager().ones(new Shape(1), student.logits().getDataType());
  }

  /**
   * Whether the number called loss holds the soft cross-entropy −Σ t log p in place of the
   * divergence, as the method's paper has it: the divergence plus the teacher's entropy, with the
   * same gradient.
   */
  default boolean reportsSoftCrossEntropy() {
    return false;
  }

  /**
   * What a user should know of these settings at {@code classes} classes, in one line, if anything.
   */
  default Optional<String> warning(int classes) {
    return Optional.empty();
  }
}
