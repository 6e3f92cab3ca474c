package org.sordino.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.file.Json;
import org.sordino.file.Require;
import org.sordino.network.NetworkSettings;

/**
 * {@code model.json}: all that the use of a network needs beside its weights.
 *
 * @param format the version of this description; newer ones are refused
 * @param network which network
 * @param classes what its outputs mean, in their order
 * @param features how a song or an image becomes its input
 * @param calibrationTemperature softmax temperature of the probabilities shown for a song or an
 *     image, fitted on the validation part
 * @param clipCalibrationTemperature the same for a clip by itself; null if it is the same, as for
 *     images and for models whose one temperature was fitted on clips
 * @param trained what it was trained on
 */
public record ModelDescription(
    int format,
    NetworkSettings network,
    List<String> classes,
    Features features,
    double calibrationTemperature,
    @Nullable Double clipCalibrationTemperature,
    Trained trained) {
  /** The version that this program writes. */
  public static final int FORMAT = 1;

  /** Refuses what no model can have. */
  public ModelDescription {
    Json.require(network, "network");
    Json.require(classes, "classes");
    Json.require(features, "features");
    Json.require(trained, "trained");
    classes = List.copyOf(classes);
    if (classes.size() < 2) {
      throw new IllegalArgumentException("classes: expected at least 2, found " + classes.size());
    }
    Require.positive("calibration_temperature", calibrationTemperature);
    if (clipCalibrationTemperature != null) {
      Require.positive("clip_calibration_temperature", clipCalibrationTemperature);
    }
  }

  /** The softmax temperature of the probabilities shown for a clip by itself. */
  public double clipTemperature() {
    return clipCalibrationTemperature == null ? calibrationTemperature : clipCalibrationTemperature;
  }

  /**
   * Where a model comes from.
   *
   * @param dataset the data set
   * @param fingerprint of all songs or images of the split
   * @param split the rule, and the songs of each part
   * @param command the command line
   * @param songs number of songs trained on; null if it was images
   * @param images number of images trained on; null if it was songs
   * @param metrics {@code metrics.json} of the run
   */
  public record Trained(
      String dataset,
      String fingerprint,
      TrainedSplit split,
      String command,
      @Nullable Integer songs,
      @Nullable Integer images,
      Map<String, Object> metrics) {
    /** Refuses a missing split. */
    public Trained {
      Json.require(split, "split");
    }
  }

  /**
   * How the data were divided.
   *
   * @param rule as in {@code --split}
   * @param seed as in {@code --split-seed}
   * @param train songs trained on; images are not listed, the rule tells them
   * @param validation songs looked at while training
   * @param test songs kept away
   * @param fingerprints of the parts that have songs, by name
   */
  public record TrainedSplit(
      String rule,
      long seed,
      List<String> train,
      List<String> validation,
      List<String> test,
      Map<String, String> fingerprints) {
    /** Refuses missing lists, and copies them. */
    public TrainedSplit {
      Json.require(rule, "rule");
      Json.require(train, "train");
      Json.require(validation, "validation");
      Json.require(test, "test");
      Json.require(fingerprints, "fingerprints");
      train = List.copyOf(train);
      validation = List.copyOf(validation);
      test = List.copyOf(test);
    }
  }
}
