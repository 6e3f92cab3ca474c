package org.sordino.experiment.table;

import java.util.List;
import java.util.Objects;
import org.sordino.dataset.ItemKind;
import org.sordino.evaluation.Figures;
import org.sordino.evaluation.Stability;
import org.sordino.experiment.grid.ExperimentResults;
import org.sordino.experiment.grid.PlannedRun;

/** What a table measures runs by. */
public enum Measure {
  /** The share of clips whose most probable class is wrong, in percent. */
  CLIP_ERROR("clip_error_percent", "clip error (%)", Kind.ERROR),

  /** The share of songs whose voted class is wrong, in percent. */
  SONG_ERROR("song_error_percent", "song error (%)", Kind.ERROR),

  /** The share of images whose most probable class is wrong, in percent. */
  IMAGE_ERROR("error_percent", "error (%)", Kind.ERROR),

  /** Negative log-likelihood of clips or images, in nats. */
  NLL("nll", "NLL", Kind.COST) {
    @Override
    double of(Figures figures) {
      return figures.nll();
    }
  },

  /** Expected calibration error of clips or images, in [0, 1]. */
  ECE("ece", "ECE", Kind.COST) {
    @Override
    double of(Figures figures) {
      return figures.ece();
    }
  },

  /** {@link Stability#deviation}: how closely the predictions of a class keep together. */
  STABILITY("stability", "stability", Kind.DESCRIPTION) {
    @Override
    double of(Figures figures) {
      return figures.stability().deviation();
    }
  },

  /** {@link Stability#inter}: how closely the classes keep together. */
  INTER_CLASS_STABILITY("inter_class_stability", "inter-class stability", Kind.DESCRIPTION) {
    @Override
    double of(Figures figures) {
      return figures.stability().inter();
    }
  };

  private enum Kind {
    /** A share of wrong decisions. */
    ERROR,
    /** Of which less is better, too. */
    COST,
    /** Neither good nor bad by itself. */
    DESCRIPTION
  }

  private final String key;
  private final String label;
  private final Kind kind;

  Measure(String key, String label, Kind kind) {
    this.key = key;
    this.label = label;
    this.kind = kind;
  }

  /** Those of songs or images, errors first. */
  public static List<Measure> of(ItemKind itemKind) {
    return switch (itemKind) {
      case SONG -> List.of(CLIP_ERROR, SONG_ERROR, NLL, ECE, STABILITY, INTER_CLASS_STABILITY);
      case IMAGE -> List.of(IMAGE_ERROR, NLL, ECE, STABILITY, INTER_CLASS_STABILITY);
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
    return isError() ? 2 : 3;
  }

  /** Whether it is a share of wrong decisions. */
  public boolean isError() {
    return kind == Kind.ERROR;
  }

  /** Whether less of it is better, so that rows can be ranked by it. */
  public boolean isRanked() {
    return kind != Kind.DESCRIPTION;
  }

  /** Whether each song or image is right or wrong, so that two models can be compared on it. */
  boolean isOfSubjects() {
    return this == SONG_ERROR || this == IMAGE_ERROR;
  }

  /** Its values of finished runs, in their order. */
  List<Double> of(ExperimentResults results, List<PlannedRun> runs) {
    return runs.stream().map(run -> of(Objects.requireNonNull(results.figures(run)))).toList();
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
