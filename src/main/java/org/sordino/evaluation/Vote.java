package org.sordino.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import org.sordino.file.Labels;

/**
 * How the clips of a song decide its class (METHODS.md 3). Of classes that are exactly equal the
 * first wins. Sums are in double, in the order of the clips.
 */
public enum Vote {
  /** The highest mean probability; the song's probabilities are the means. */
  MEAN("mean") {
    @Override
    Decision decide(double[] sums, List<float[]> clips) {
      return new Decision(Argmax.of(sums), divided(sums, clips.size()));
    }
  },

  /**
   * The highest sum of log-probabilities, each probability at least 1e-12, so that one clip's 0
   * does not veto a class. The song's probabilities are the geometric means, divided by their sum.
   */
  LOG("log") {
    @Override
    Decision decide(double[] sums, List<float[]> clips) {
      double[] scores = new double[sums.length];
      for (float[] clip : clips) {
        for (int c = 0; c < scores.length; c++) {
          scores[c] += Math.log(Math.max(clip[c], LOWEST_PROBABILITY));
        }
      }
      int winner = Argmax.of(scores);
      double best = scores[winner];
      double[] means =
          Arrays.stream(scores).map(s -> Math.exp((s - best) / clips.size())).toArray();
      return new Decision(winner, divided(means, Arrays.stream(means).sum()));
    }
  },

  /**
   * The class that most clips choose; of equal ones that with the higher mean probability. The
   * song's probabilities are the shares of the clips.
   */
  MAJORITY("majority") {
    @Override
    Decision decide(double[] sums, List<float[]> clips) {
      double[] votes = new double[sums.length];
      for (float[] clip : clips) {
        votes[Argmax.of(clip)]++;
      }
      int winner = 0;
      for (int c = 1; c < votes.length; c++) {
        boolean moreVotes = votes[c] > votes[winner];
        if (moreVotes || (votes[c] == votes[winner] && sums[c] > sums[winner])) {
          winner = c;
        }
      }
      return new Decision(winner, divided(votes, clips.size()));
    }
  };

  private static final double LOWEST_PROBABILITY = 1e-12;

  private final String label;

  Vote(String label) {
    this.label = label;
  }

  /** The name in options and files. */
  @JsonValue
  public String label() {
    return label;
  }

  /**
   * The vote with that label.
   *
   * @throws IllegalArgumentException in one line that lists the known ones, if there is none
   */
  public static Vote parse(String label) {
    return Labels.find("--vote", label, values(), Vote::label);
  }

  /**
   * Decides a song.
   *
   * @param clips the probabilities of its clips: at least one clip, all with the same classes
   * @throws IllegalArgumentException in one line, if there is no clip or their classes differ
   */
  public Decision decide(List<float[]> clips) {
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("expected at least one clip to vote, found none");
    }
    double[] sums = new double[clips.get(0).length];
    for (float[] clip : clips) {
      if (clip.length != sums.length) {
        throw new IllegalArgumentException(
            "expected " + sums.length + " probabilities in every clip, found " + clip.length);
      }
      for (int c = 0; c < sums.length; c++) {
        sums[c] += clip[c];
      }
    }
    return decide(sums, clips);
  }

  /** Decides by {@code sums}, the clips' summed probabilities, and the clips themselves. */
  abstract Decision decide(double[] sums, List<float[]> clips);

  private static List<Double> divided(double[] values, double divisor) {
    return Arrays.stream(values).mapToObj(v -> v / divisor).toList();
  }
}
