package org.sordino.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sordino.evaluation.Argmax;
import org.sordino.evaluation.Decision;
import org.sordino.evaluation.TemperatureScaling;

/**
 * What a model says of a song or an image.
 *
 * @param seconds how long the song is; 0 for an image
 * @param genre the most probable class
 * @param confidence its probability
 * @param probabilities of all classes, calibrated, the most probable first
 * @param timeline the genre of each clip; none for an image
 */
public record Classification(
    double seconds,
    String genre,
    double confidence,
    Map<String, Double> probabilities,
    List<Moment> timeline) {
  /** What stands for a genre that is not probable enough. */
  public static final String UNKNOWN = "unknown";

  /**
   * The classification that {@code decision} amounts to, as an evaluation decides: calibration says
   * how sure the answer is, not which, though in single precision it may make classes equal.
   *
   * @param temperature the calibration of its probabilities
   */
  static Classification of(
      double seconds,
      List<String> classes,
      Decision decision,
      double temperature,
      List<Moment> timeline) {
    int winner = decision.winner();
    float[] calibrated = TemperatureScaling.apply(decision.rounded(), temperature);
    Map<String, Double> sorted = new LinkedHashMap<>();
    sorted.put(classes.get(winner), (double) calibrated[winner]);
    IntStream.range(0, classes.size())
        .boxed()
        .sorted(Comparator.comparing(i -> calibrated[i], Comparator.reverseOrder()))
        .forEach(i -> sorted.put(classes.get(i), (double) calibrated[i]));
    return new Classification(seconds, classes.get(winner), calibrated[winner], sorted, timeline);
  }

  /** The genre if its probability is {@code least} or more, otherwise {@value #UNKNOWN}. */
  public String genre(double least) {
    return confidence < least ? UNKNOWN : genre;
  }

  /**
   * What a model says of one clip.
   *
   * @param start where it begins, in seconds from the start of the song
   * @param genre its most probable genre
   * @param confidence the genre's probability
   */
  public record Moment(double start, String genre, double confidence) {
    /** What {@code probabilities}, one for each of {@code classes}, say when calibrated. */
    static Moment of(
        double start, List<String> classes, float[] probabilities, double temperature) {
      int winner = Argmax.of(probabilities);
      float[] calibrated = TemperatureScaling.apply(probabilities, temperature);
      return new Moment(start, classes.get(winner), calibrated[winner]);
    }
  }
}
