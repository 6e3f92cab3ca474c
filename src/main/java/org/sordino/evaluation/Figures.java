package org.sordino.evaluation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.sordino.dataset.ItemKind;

/** The figures of a model on a part of its data: {@code metrics.json} and {@code evaluate}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Evaluation.class), @JsonSubTypes.Type(ImageEvaluation.class)})
public sealed interface Figures permits Evaluation, ImageEvaluation {
  /** The part: train, validation, test or all. */
  String part();

  /** The names, in the order of {@link #confusion}. */
  List<String> classes();

  /** What is decided about. */
  ItemKind itemKind();

  /** How many examples, which have probabilities of their own, there are. */
  int examples();

  /** Of songs or images. */
  Confusion confusion();

  /** Negative log-likelihood of the examples, in nats. */
  double nll();

  /** Expected calibration error of the examples, in [0, 1]. */
  double ece();

  /** The bins of {@link #ece}. */
  List<Calibration.Bin> eceBins();

  /** Of the examples' probabilities. */
  Stability stability();

  /** The share of examples, which are clips or images, that are decided wrongly, in percent. */
  double exampleErrorPercent();

  /** Every error, in percent, by its name in files; that of the examples first. */
  Map<String, Double> errors();

  /** The errors in one line, after the part's name. */
  String summary();

  /**
   * Computes every figure from {@code predictions}.
   *
   * @param vote how the clips of a song decide; images are decided about one by one
   */
  static Figures of(Predictions predictions, Vote vote, String part) {
    return switch (predictions.itemKind()) {
      case SONG -> Evaluation.of(predictions, vote, part);
      case IMAGE -> ImageEvaluation.of(predictions, part);
    };
  }
}
