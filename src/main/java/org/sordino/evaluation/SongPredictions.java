package org.sordino.evaluation;

import java.util.List;

/**
 * The predictions of one song, or the one of an image.
 *
 * @param song its name
 * @param truth the index of its true class
 * @param clips at least one, in the order of the predictions
 */
public record SongPredictions(String song, int truth, List<Prediction> clips) {
  /** Copies the list. */
  public SongPredictions {
    clips = List.copyOf(clips);
  }

  /** The song's class as {@code vote} decides. */
  public Decision decide(Vote vote) {
    return vote.decide(clips.stream().map(Prediction::probabilities).toList());
  }
}
