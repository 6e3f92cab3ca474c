package org.sordino.experiment.table;

import java.util.List;
import org.sordino.dataset.Subject;
import org.sordino.evaluation.Figures;

/** What a table measures runs by; of each, less is better. */
public enum Measure {
  /** The share of clips whose most probable class is wrong, in percent. */
  CLIP_ERROR("clip_error_percent", "clip error (%)", 2),

  /** The share of songs whose voted class is wrong, in percent. */
  SONG_ERROR("song_error_percent", "song error (%)", 2),

  /** The share of images whose most probable class is wrong, in percent. */
  IMAGE_ERROR("error_percent", "error (%)", 2),

  /** Negative log-likelihood of clips or images, in nats. */
  NLL("nll", "NLL", 3) {
    @Override
    double of(Figures figures) {
      return figures.nll();
    }
  },

  /** Expected calibration error of clips or images, in [0, 1]. */
  ECE("ece", "ECE", 3) {
    @Override
    double of(Figures figures) {
      return figures.ece();
    }
  };

  private final String key;
  private final String label;
  private final int decimals;

  Measure(String key, String label, int decimals) {
    this.key = key;
    this.label = label;
    this.decimals = decimals;
  }

  /** Those of songs or images, errors first. */
  public static List<Measure> of(Subject subject) {
    return switch (subject) {
      case SONG -> List.of(CLIP_ERROR, SONG_ERROR, NLL, ECE);
      case IMAGE -> List.of(IMAGE_ERROR, NLL, ECE);
    };
  }

  /** Its name in files. */
  public String key() {
    return key;
  }

  /** Its name and unit as the head of a column. */
  public String label() {
    return label;
  }

  /** How many decimals tables show. */
  public int decimals() {
    return decimals;
  }

  /** Whether it is a share of wrong decisions. */
  public boolean isError() {
    return this != NLL && this != ECE;
  }

  /** Whether each song or image is right or wrong, so that two models can be compared on it. */
  boolean isOfSubjects() {
    return this == SONG_ERROR || this == IMAGE_ERROR;
  }

  /**
   * Its value.
   *
   * @throws IllegalArgumentException if the figures are of songs in place of images, or images in
   *     place of songs
   */
  double of(Figures figures) {
    Double error = figures.errors().get(key);
    if (error == null) {
      throw new IllegalArgumentException(
          "metrics.json: expected %s, found %s".formatted(key, figures.errors().keySet()));
    }
    return error;
  }
}
