package org.sordino.experiment;

import org.sordino.dataset.ItemKind;
import org.sordino.training.Schedule;

/**
 * How networks are trained on a kind of data unless something else is said (METHODS.md 3 and 5).
 *
 * @param network a name of a network
 * @param epochs passes over the training part
 * @param learningRate the first one
 * @param schedule what becomes of it
 * @param finalLearningRate the last one, if the schedule has one
 */
public record TrainingDefaults(
    String network, int epochs, double learningRate, Schedule schedule, double finalLearningRate) {
  /** Of songs: [W21] 5.3. */
  public static final TrainingDefaults SONGS =
      new TrainingDefaults("nnet1", 100, 0.005, Schedule.CONSTANT, 0);

  /** Of images: [W21] 5.1. */
  public static final TrainingDefaults IMAGES =
      new TrainingDefaults("resnet20", 200, 0.1, Schedule.COSINE, 0.0001);

  /** Examples per step, of both. */
  public static final int BATCH = 128;

  /** Share of the velocity that is kept, of both. */
  public static final double MOMENTUM = 0.9;

  /** λ, of both. */
  public static final double WEIGHT_DECAY = 0.0005;

  /** Those of {@code itemKind}. */
  public static TrainingDefaults of(ItemKind itemKind) {
    return switch (itemKind) {
      case SONG -> SONGS;
      case IMAGE -> IMAGES;
    };
  }
}
