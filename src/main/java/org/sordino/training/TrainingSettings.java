package org.sordino.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.sordino.file.Require;

/**
 * How to train.
 *
 * @param epochs passes over the training part, at least 1
 * @param batch examples per step, at least 1
 * @param learningRate η_0, above 0
 * @param schedule the learning rate in the course of training
 * @param finalLearningRate η_T of the cosine schedules, 0 to η_0; means nothing to a constant rate
 * @param momentum share of the velocity that is kept, 0 to below 1
 * @param weightDecay λ, at least 0
 * @param spareNormalisation whether λ leaves out batch normalisation and biases; [W21] has it on
 *     all parameters
 * @param nesterov whether to step with Nesterov's momentum
 * @param balance whether an epoch has as many examples of one class as of another; see {@link
 *     EpochSampler}
 * @param seed decides initial weights, order, dropout and augmentation
 */
public record TrainingSettings(
    int epochs,
    int batch,
    double learningRate,
    Schedule schedule,
    double finalLearningRate,
    double momentum,
    double weightDecay,
    boolean spareNormalisation,
    boolean nesterov,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean balance,
    long seed) {

  /** Refuses settings out of range, naming the option. */
  public TrainingSettings {
    Require.atLeast(1, "--epochs", epochs);
    Require.that(batch >= 1 && batch <= 1 << 16, "--batch", "1 to 65536", batch);
    Require.positive("--learning-rate", learningRate);
    Require.that(
        finalLearningRate >= 0
            && (schedule == Schedule.CONSTANT || finalLearningRate <= learningRate),
        "--final-learning-rate",
        "0 to the learning rate",
        finalLearningRate);
    Require.that(momentum >= 0 && momentum < 1, "--momentum", "at least 0 and below 1", momentum);
    Require.that(
        weightDecay >= 0 && Double.isFinite(weightDecay),
        "--weight-decay",
        "at least 0",
        weightDecay);
  }

  /** The same with another seed. */
  public TrainingSettings withSeed(long other) {
    return new TrainingSettings(
        epochs,
        batch,
        learningRate,
        schedule,
        finalLearningRate,
        momentum,
        weightDecay,
        spareNormalisation,
        nesterov,
        balance,
        other);
  }

  /** The learning rate of the first step of epoch {@code epoch}, counted from 1. */
  public double rate(int epoch) {
    return rate(epoch, 1, 1);
  }

  /**
   * The learning rate of a step.
   *
   * @param epoch from 1
   * @param step within the epoch, from 1
   * @param steps of an epoch
   */
  public double rate(int epoch, int step, int steps) {
    return schedule.perStep()
        ? schedule.rate(
            (epoch - 1L) * steps + step - 1, (long) epochs * steps, learningRate, finalLearningRate)
        : schedule.rate(epoch - 1, epochs, learningRate, finalLearningRate);
  }
}
