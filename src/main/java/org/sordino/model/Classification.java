package org.sordino.model;

import java.util.List;
import java.util.Map;

/**
 * What a model says of a song.
 *
 * @param seconds how long the song is
 * @param genre the most probable genre
 * @param confidence its probability
 * @param probabilities of all genres, calibrated, the most probable first
 * @param timeline the genre of each clip
 */
public record Classification(
    double seconds,
    String genre,
    double confidence,
    Map<String, Double> probabilities,
    List<Moment> timeline) {

  /**
   * What a model says of one clip.
   *
   * @param start where it begins, in seconds from the start of the song
   * @param genre its most probable genre
   * @param confidence the genre's probability
   */
  public record Moment(double start, String genre, double confidence) {}
}
