package org.sordino.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.ItemKind;
import org.sordino.evaluation.Calibration;
import org.sordino.evaluation.Confusion;
import org.sordino.evaluation.Stability;
import org.sordino.evaluation.Vote;

/**
 * What a report reads of {@code metrics.json}, of songs or of images: what is not there is null,
 * and further keys do not matter.
 *
 * @param part which part was asked about
 * @param clipErrorPercent in [0, 100]
 * @param songErrorPercent in [0, 100]
 * @param errorPercent of images, in [0, 100]
 * @param clips how many
 * @param songs how many
 * @param images how many
 * @param vote how clips decided about songs
 * @param classes their names, at least two
 * @param confusion of songs or of images
 * @param nll negative log-likelihood, in nats
 * @param ece expected calibration error, in [0, 1]
 * @param eceBins its bins
 * @param stability of the predictions
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Metrics(
    @Nullable String part,
    @Nullable Double clipErrorPercent,
    @Nullable Double songErrorPercent,
    @Nullable Double errorPercent,
    @Nullable Integer clips,
    @Nullable Integer songs,
    @Nullable Integer images,
    @Nullable Vote vote,
    List<String> classes,
    @Nullable Confusion confusion,
    @Nullable Double nll,
    @Nullable Double ece,
    @Nullable List<Calibration.Bin> eceBins,
    @Nullable Stability stability) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException in one line, if the values do not fit together
   */
  Metrics {
    if (classes == null || classes.size() < 2) {
      throw new IllegalArgumentException("expected at least two classes, found " + classes);
    }
    classes = List.copyOf(classes);
    if (confusion != null && confusion.counts().size() != classes.size()) {
      throw new IllegalArgumentException(
          "expected a confusion of %d classes, found %d"
              .formatted(classes.size(), confusion.counts().size()));
    }
    eceBins = eceBins == null ? null : new Calibration(eceBins).bins();
  }

  /** What is decided about. */
  ItemKind itemKind() {
    return images == null ? ItemKind.SONG : ItemKind.IMAGE;
  }

  /** How many examples, which have probabilities of their own, there are, if that is known. */
  @Nullable Integer examples() {
    return images == null ? clips : images;
  }

  /** The error of guessing at random, in percent. */
  double guessingErrorPercent() {
    return 100 - 100.0 / classes.size();
  }

  /** The negative log-likelihood of the same probability for every class, in nats. */
  double guessingNll() {
    return Math.log(classes.size());
  }
}
