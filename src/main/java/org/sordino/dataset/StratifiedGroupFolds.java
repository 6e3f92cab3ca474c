package org.sordino.dataset;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sordino.dataset.Recordings.Recording;

/**
 * Deals every genre into folds as evenly as possible, the songs of one recording into the same:
 * what scikit-learn's StratifiedGroupKFold is for, with genres as classes and recordings as groups.
 * Genres come by name, their recordings in the shuffled order but those of most songs first,
 * because a large one fits badly at the end. Each goes to the fold that has the fewest songs of
 * this genre; among equals to the one that has the fewest songs altogether, then to the first. So
 * the folds that get one song more rotate from genre to genre.
 */
final class StratifiedGroupFolds {
  private final SplitRule.Fold rule;

  StratifiedGroupFolds(SplitRule.Fold rule) {
    this.rule = rule;
  }

  AppliedSplit deal(Recordings recordings) {
    recordings.requireAtLeast(rule.folds(), rule);
    Map<Recording, Integer> folds = folds(recordings);
    int test = rule.fold() - 1;
    int validation = rule.fold() % rule.folds();
    return new AppliedSplit(
        recordings.split(
            recording -> {
              int fold = folds.getOrDefault(recording, -1);
              return fold == test ? Part.TEST : fold == validation ? Part.VALIDATION : Part.TRAIN;
            }),
        recordings.duplicateNotes());
  }

  /** The fold of every recording, from 0. */
  private Map<Recording, Integer> folds(Recordings recordings) {
    Map<Recording, Integer> folds = new HashMap<>();
    int[] altogether = new int[rule.folds()];
    for (String genre : recordings.genres()) {
      int[] ofGenre = new int[rule.folds()];
      List<Recording> shuffled = recordings.shuffled(genre);
      // A recording that also stands in an earlier genre has its fold already.
      for (Recording recording : shuffled) {
        if (folds.containsKey(recording)) {
          ofGenre[folds.get(recording)] += recording.size(genre);
        }
      }
      Comparator<Recording> bySize = Comparator.comparing(recording -> recording.size(genre));
      for (Recording recording : shuffled.stream().sorted(bySize.reversed()).toList()) {
        if (!folds.containsKey(recording)) {
          int fold = emptiest(ofGenre, altogether);
          folds.put(recording, fold);
          ofGenre[fold] += recording.size(genre);
          altogether[fold] += recording.size();
        }
      }
    }
    return folds;
  }

  private static int emptiest(int[] ofGenre, int[] altogether) {
    int best = 0;
    for (int fold = 1; fold < ofGenre.length; fold++) {
      if (ofGenre[fold] < ofGenre[best]
          || (ofGenre[fold] == ofGenre[best] && altogether[fold] < altogether[best])) {
        best = fold;
      }
    }
    return best;
  }
}
