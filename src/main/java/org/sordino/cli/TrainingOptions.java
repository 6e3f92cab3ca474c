package org.sordino.cli;

import org.jspecify.annotations.Nullable;
import org.sordino.experiment.TrainingDefaults;
import org.sordino.experiment.grid.TrainingChoice;
import org.sordino.training.Schedule;
import org.sordino.training.TrainingSettings;
import picocli.CommandLine.Option;

/** How to train. */
final class TrainingOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the training part. Default: 100, for images 200")
  private @Nullable Integer epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "128",
      description = "Clips or images per step. Default: ${DEFAULT-VALUE}")
  private int batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "Length of a step. Default: 0.005, for images 0.1")
  private @Nullable Double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description = "constant, cosine or cosine-per-step. Default: constant, for images cosine")
  private @Nullable String schedule;

  @Option(
      names = "--final-learning-rate",
      paramLabel = "R",
      description = "Where the cosine ends. Default: 0, for images 0.0001")
  private @Nullable Double finalLearningRate;

  @Option(
      names = "--momentum",
      paramLabel = "M",
      defaultValue = "0.9",
      description = "Share of the last step in the next. Default: ${DEFAULT-VALUE}")
  private double momentum;

  @Option(
      names = "--weight-decay",
      paramLabel = "L",
      defaultValue = "0.0005",
      description = "On all parameters. Default: ${DEFAULT-VALUE}")
  private double weightDecay;

  @Option(
      names = "--spare-normalisation",
      description = "No weight decay on biases and batch normalisation.")
  private boolean spareNormalisation;

  @Option(names = "--nesterov", description = "Nesterov's momentum.")
  private boolean nesterov;

  @Option(
      names = "--balance",
      description = "In every epoch as many clips or images of one class as of another.")
  private boolean balance;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Decides initial weights, order, augmentation and dropout. Default: ${DEFAULT-VALUE}")
  private long seed;

  TrainingSettings settings(TrainingDefaults defaults) {
    return new TrainingChoice(
            epochs,
            batch,
            learningRate,
            schedule == null ? null : Schedule.parse(schedule),
            finalLearningRate,
            momentum,
            weightDecay,
            spareNormalisation,
            nesterov,
            balance)
        .settings(defaults, seed);
  }
}
