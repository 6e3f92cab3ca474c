package org.sordino.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

  /** The classification that {@code probabilities}, one for each of {@code classes}, amount to. */
  static Classification of(
      double seconds, List<String> classes, float[] probabilities, List<Moment> timeline) {
    Map<String, Double> sorted = new LinkedHashMap<>();
    IntStream.range(0, classes.size())
        .boxed()
        .sorted(Comparator.comparing(i -> probabilities[i], Comparator.reverseOrder()))
        .forEach(i -> sorted.put(classes.get(i), (double) probabilities[i]));
    Map.Entry<String, Double> best = sorted.entrySet().iterator().next();
    return new Classification(seconds, best.getKey(), best.getValue(), sorted, timeline);
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
  public record Moment(double start, String genre, double confidence) {}
}
