package org.sordino.experiment.grid;

import org.jspecify.annotations.Nullable;
import org.sordino.experiment.TrainingDefaults;
import org.sordino.training.Schedule;
import org.sordino.training.TrainingSettings;

/**
 * How to train, as far as a file says it; null for the default of the data. Every component is one
 * of {@link TrainingSettings}.
 */
public record TrainingChoice(
    @Nullable Integer epochs,
    @Nullable Integer batch,
    @Nullable Double learningRate,
    @Nullable Schedule schedule,
    @Nullable Double finalLearningRate,
    @Nullable Double momentum,
    @Nullable Double weightDecay,
    @Nullable Boolean spareNormalisation,
    @Nullable Boolean nesterov,
    @Nullable Boolean balance) {
  /** Nothing but defaults. */
  static final TrainingChoice DEFAULT =
      new TrainingChoice(null, null, null, null, null, null, null, null, null, null);

  /** All of {@code settings} but the seed. */
  public static TrainingChoice of(TrainingSettings settings) {
    return new TrainingChoice(
        settings.epochs(),
        settings.batch(),
        settings.learningRate(),
        settings.schedule(),
        settings.schedule() == Schedule.CONSTANT ? null : settings.finalLearningRate(),
        settings.momentum(),
        settings.weightDecay(),
        settings.spareNormalisation(),
        settings.nesterov(),
        settings.balance());
  }

  /** The same with another number of epochs. */
  TrainingChoice withEpochs(int other) {
    return new TrainingChoice(
        other,
        batch,
        learningRate,
        schedule,
        finalLearningRate,
        momentum,
        weightDecay,
        spareNormalisation,
        nesterov,
        balance);
  }

  /**
   * Everything, with {@code defaults} for what is not said.
   *
   * @throws IllegalArgumentException if a setting is out of range, or a last rate is given to a
   *     constant one
   */
  public TrainingSettings settings(TrainingDefaults defaults, long seed) {
    Schedule chosen = schedule == null ? defaults.schedule() : schedule;
    if (chosen == Schedule.CONSTANT && finalLearningRate != null) {
      throw new IllegalArgumentException(
          "--final-learning-rate: expected with --schedule cosine or cosine-per-step, found"
              + " --schedule constant");
    }
    return new TrainingSettings(
        epochs == null ? defaults.epochs() : epochs,
        batch == null ? TrainingDefaults.BATCH : batch,
        learningRate == null ? defaults.learningRate() : learningRate,
        chosen,
        finalLearningRate == null ? defaults.finalLearningRate() : finalLearningRate,
        momentum == null ? TrainingDefaults.MOMENTUM : momentum,
        weightDecay == null ? TrainingDefaults.WEIGHT_DECAY : weightDecay,
        spareNormalisation != null && spareNormalisation,
        nesterov != null && nesterov,
        balance != null && balance,
        seed);
  }
}
