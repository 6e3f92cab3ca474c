package org.sordino.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sordino.dataset.ItemKind;
import org.sordino.file.Json;

/**
 * The figures of a model on songs: {@code metrics.json} and {@code evaluate --json}.
 *
 * @param part the songs that it was asked about: train, validation, test or all
 * @param clipErrorPercent the share of clips whose most probable class is wrong, in percent
 * @param songErrorPercent the share of songs whose voted class is wrong, in percent
 * @param clips the number of clips
 * @param songs the number of songs
 * @param vote how the clips of a song decided
 * @param classes the names, in the order of {@code confusion}
 * @param confusion of songs
 * @param nll negative log-likelihood of the clips, in nats
 * @param ece expected calibration error of the clips, in [0, 1]
 * @param eceBins the bins of {@code ece}
 * @param stability of the clips
 */
public record Evaluation(
    String part,
    double clipErrorPercent,
    double songErrorPercent,
    int clips,
    int songs,
    Vote vote,
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
   * @throws IllegalArgumentException in one line, if the confusion has not these classes and songs
   */
  public Evaluation {
    Json.require(part, "part");
    Json.require(vote, "vote");
    Json.require(stability, "stability");
    Json.require(classes, "classes");
    Json.require(confusion, "confusion");
    Json.require(eceBins, "ece_bins");
    classes = List.copyOf(classes);
    confusion.check(classes.size(), songs);
    eceBins = new Calibration(eceBins).bins();
  }

  @Override
  public ItemKind itemKind() {
    return ItemKind.SONG;
  }

  @Override
  public int examples() {
    return clips;
  }

  @Override
  public double exampleErrorPercent() {
    return clipErrorPercent;
  }

  @Override
  public Map<String, Double> errors() {
    Map<String, Double> errors = new LinkedHashMap<>();
    errors.put("clip_error_percent", clipErrorPercent);
    errors.put("song_error_percent", songErrorPercent);
    return errors;
  }

  @Override
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s: clip error %.2f %% of %d clips, song error %.2f %% of %d songs (vote: %s)",
        part,
        clipErrorPercent,
        clips,
        songErrorPercent,
        songs,
        vote.label());
  }

  /** Computes every figure from {@code predictions}. */
  public static Evaluation of(Predictions predictions, Vote vote, String part) {
    Confusion clips = Confusion.ofRows(predictions);
    Confusion songs = Confusion.ofSongs(predictions, vote);
    Calibration calibration = Calibration.of(predictions);
    return new Evaluation(
        part,
        clips.errorPercent(),
        songs.errorPercent(),
        clips.total(),
        songs.total(),
        vote,
        predictions.classes(),
        songs,
        NegativeLogLikelihood.of(predictions),
        calibration.expectedError(),
        calibration.bins(),
        Stability.of(predictions));
  }
}
