package org.sordino.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sordino.dataset.ItemKind;
import org.sordino.file.Json;

/**
 * The figures of a model on images: {@code metrics.json} and {@code evaluate --json}.
 *
 * @param part the images that it was asked about: train, validation, test or all
 * @param errorPercent the share of images whose most probable class is wrong, in percent
 * @param images the number of images
 * @param classes the names, in the order of {@code confusion}
 * @param confusion of images
 * @param nll negative log-likelihood, in nats
 * @param ece expected calibration error, in [0, 1]
 * @param eceBins the bins of {@code ece}
 * @param stability of the predictions
 */
public record ImageEvaluation(
    String part,
    double errorPercent,
    int images,
    List<String> classes,
    Confusion confusion,
    double nll,
    double ece,
    List<Calibration.Bin> eceBins,
    Stability stability)
    implements Figures {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if the confusion has not these classes and images
   */
  public ImageEvaluation {
    Json.require(part, "part");
    Json.require(stability, "stability");
    Json.require(classes, "classes");
    Json.require(confusion, "confusion");
    Json.require(eceBins, "ece_bins");
    classes = List.copyOf(classes);
    confusion.check(classes.size(), images);
    eceBins = new Calibration(eceBins).bins();
  }

  @Override
  public ItemKind itemKind() {
    return ItemKind.IMAGE;
  }

  @Override
  public int examples() {
    return images;
  }

  @Override
  public double exampleErrorPercent() {
    return errorPercent;
  }

  @Override
  public Map<String, Double> errors() {
    return Map.of("error_percent", errorPercent);
  }

  @Override
  public String summary() {
    return String.format(Locale.ROOT, "%s: error %.2f %% of %d images", part, errorPercent, images);
  }

  /**
   * Computes every figure from {@code predictions}.
   *
   * @throws IllegalArgumentException in one line, if an image has more than one row
   */
  public static ImageEvaluation of(Predictions predictions, String part) {
    int images = predictions.items().size();
    if (images < predictions.rows().size()) {
      throw new IllegalArgumentException(
          String.format(
              "expected one prediction per image, found %d for %d images",
              predictions.rows().size(), images));
    }
    Confusion confusion = Confusion.ofRows(predictions);
    Calibration calibration = Calibration.of(predictions);
    return new ImageEvaluation(
        part,
        confusion.errorPercent(),
        images,
        predictions.classes(),
        confusion,
        NegativeLogLikelihood.of(predictions),
        calibration.expectedError(),
        calibration.bins(),
        Stability.of(predictions));
  }
}
