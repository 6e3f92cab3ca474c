package org.sordino.cli;

import org.sordino.training.Schedule;
import org.sordino.training.TrainingSettings;
import picocli.CommandLine.Option;

/** How to train. */
final class TrainingOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "100",
      description = "Passes over the training songs. Default: ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "128",
      description = "Clips per step. Default: ${DEFAULT-VALUE}")
  private int batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      defaultValue = "0.005",
      description = "Default: ${DEFAULT-VALUE}")
  private double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      defaultValue = "constant",
      description = "constant, cosine or cosine-per-step. Default: ${DEFAULT-VALUE}")
  private String schedule;

  @Option(
      names = "--final-learning-rate",
      paramLabel = "R",
      defaultValue = "0",
      description = "Where the cosine ends. Default: ${DEFAULT-VALUE}")
  private double finalLearningRate;

  @Option(
      names = "--momentum",
      paramLabel = "M",
      defaultValue = "0.9",
      description = "Default: ${DEFAULT-VALUE}")
  private double momentum;

  @Option(
      names = "--weight-decay",
      paramLabel = "L",
      defaultValue = "0.0005",
      description = "On all parameters. Default: ${DEFAULT-VALUE}")
  private double weightDecay;

  @Option(names = "--nesterov", description = "Nesterov's momentum.")
  private boolean nesterov;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides initial weights, order and dropout. Default: ${DEFAULT-VALUE}")
  private long seed;

  TrainingSettings settings() {
    return new TrainingSettings(
        epochs,
        batch,
        learningRate,
        Schedule.parse(schedule),
        finalLearningRate,
        momentum,
        weightDecay,
        false,
        nesterov,
        seed);
  }
}
