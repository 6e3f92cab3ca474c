package org.sordino.evaluation;

import java.util.List;

/**
 * The class that a {@link Vote} gives a song.
 *
 * @param winner the index of the class
 * @param probabilities one per class, in [0, 1]: what the vote makes of the song's clips
 */
public record Decision(int winner, List<Double> probabilities) {
  /** Copies the list. */
  public Decision {
    probabilities = List.copyOf(probabilities);
  }

  /** The probabilities in single precision, as a network gives them. */
  public float[] rounded() {
    float[] rounded = new float[probabilities.size()];
    for (int c = 0; c < rounded.length; c++) {
      rounded[c] = probabilities.get(c).floatValue();
    }
    return rounded;
  }

  /** The winner's probability. */
  public double confidence() {
    return probabilities.get(winner);
  }
}
