package org.sordino.evaluation;

import java.util.List;

/**
 * The predictions of one song, or the one of an image.
 *
 * @param item its name
 * @param truth the index of its true class
 * @param clips at least one, in the order of the predictions
 */
public record ItemPredictions(String item, int truth, List<Prediction> clips) {
  /** Copies the list. */
  public ItemPredictions {
    clips = List.copyOf(clips);
  }

  /** Its class as {@code vote} decides. */
  public Decision decide(Vote vote) {
    return vote.decide(clips.stream().map(Prediction::probabilities).toList());
  }
}
