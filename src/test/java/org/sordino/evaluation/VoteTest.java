package org.sordino.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VoteTest {
  @Test
  void mean_oneSureClipAgainstTwo_followsTheMean() {
    Decision decision = decide(Vote.MEAN, p(0.625f, 0.375f), p(0.625f, 0.375f), p(0, 1));

    assertEquals(1, decision.winner());
    assertEquals(List.of(1.25 / 3, 1.75 / 3), decision.probabilities());
    assertEquals(1.75 / 3, decision.confidence());
  }

  @Test
  void majority_oneSureClipAgainstTwo_followsTheTwo() {
    Decision decision = decide(Vote.MAJORITY, p(0.625f, 0.375f), p(0.625f, 0.375f), p(0, 1));

    assertEquals(new Decision(0, List.of(2 / 3.0, 1 / 3.0)), decision);
  }

  @Test
  void log_clipThatNearlyExcludesAClass_weighsMoreThanInTheMean() {
    List<float[]> clips = List.of(p(0.75f, 0.25f), p(0.75f, 0.25f), p(0.0625f, 0.9375f));

    // Products 9/256 and 15/256, geometric means their cube roots; sums 1.5625 and 1.4375.
    Decision decision = Vote.LOG.decide(clips);
    assertEquals(1, decision.winner());
    double total = Math.cbrt(9) + Math.cbrt(15);
    assertEquals(Math.cbrt(9) / total, decision.probabilities().get(0), 1e-15);
    assertEquals(Math.cbrt(15) / total, decision.probabilities().get(1), 1e-15);
    assertEquals(0, Vote.MEAN.decide(clips).winner());
  }

  @Test
  void log_probabilitiesOfZero_countAsOneInABillionBillionths() {
    Decision decision = decide(Vote.LOG, p(1, 0), p(0, 1), p(0, 1));

    // Geometric means (1e-12)^(2/3) = 1e-8 and (1e-12)^(1/3) = 1e-4.
    assertEquals(1, decision.winner());
    assertEquals(1 / 10001.0, decision.probabilities().get(0), 1e-15);
  }

  @Test
  void majority_equalVotes_goToTheHigherMeanProbability() {
    assertEquals(1, decide(Vote.MAJORITY, p(0.625f, 0.375f), p(0.25f, 0.75f)).winner());
    assertEquals(0, decide(Vote.MAJORITY, p(0.75f, 0.25f), p(0.375f, 0.625f)).winner());
    assertEquals(
        2,
        decide(Vote.MAJORITY, p(0.5f, 0.375f, 0.125f), p(0.125f, 0.25f, 0.625f)).winner(),
        "sums 0.625, 0.625, 0.75");
  }

  @Test
  void majority_higherMeanOfAClassWithFewerVotes_doesNotWin() {
    Decision decision =
        decide(
            Vote.MAJORITY,
            p(0.5f, 0.125f, 0.375f),
            p(0.125f, 0.5f, 0.375f),
            p(0.125f, 0.5f, 0.375f));

    assertEquals(1, decision.winner(), "votes 1, 2, 0; sums 0.75, 1.125, 1.125");
  }

  @ParameterizedTest
  @EnumSource
  void decide_exactTie_goesToTheFirstClass(Vote vote) {
    Decision decision = decide(vote, p(0.25f, 0.75f), p(0.75f, 0.25f));

    assertEquals(new Decision(0, List.of(0.5, 0.5)), decision);
  }

  @ParameterizedTest
  @EnumSource
  void decide_noClipOrOtherClasses_isRefused(Vote vote) {
    assertEquals(
        "expected at least one clip to vote, found none",
        assertThrows(IllegalArgumentException.class, () -> decide(vote)).getMessage());
    assertEquals(
        "expected 2 probabilities in every clip, found 3",
        assertThrows(IllegalArgumentException.class, () -> decide(vote, p(1, 0), p(0, 0, 1)))
            .getMessage());
  }

  @Test
  void parse_label_givesTheVote() {
    assertEquals(Vote.MEAN, Vote.parse("mean"));
    assertEquals(Vote.LOG, Vote.parse("log"));
    assertEquals(Vote.MAJORITY, Vote.parse("majority"));
  }

  @Test
  void parse_unknownLabel_listsTheKnown() {
    assertEquals(
        "--vote: expected one of mean, log, majority, found Mean",
        assertThrows(IllegalArgumentException.class, () -> Vote.parse("Mean")).getMessage());
  }

  private static Decision decide(Vote vote, float[]... clips) {
    return vote.decide(List.of(clips));
  }

  private static float[] p(float... probabilities) {
    return probabilities;
  }
}
