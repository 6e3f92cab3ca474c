package org.sordino.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sordino.dataset.Recordings.Recording;

/**
 * Divides every genre by shares, the songs of one recording into the same part: stratified by genre
 * and grouped by recording, as {@link StratifiedGroupFolds} is. In the shuffled order, recordings
 * that fit go into the test part until it is full, then into the validation part; the rest trains.
 * Where every song is a recording of its own, the counts are exact; else a part may miss its count
 * by less than a recording.
 */
final class StratifiedGroupShares {
  private static final int PARTS = Part.values().length;

  private final SplitRule.Shares rule;

  StratifiedGroupShares(SplitRule.Shares rule) {
    this.rule = rule;
  }

  AppliedSplit deal(Recordings recordings) {
    recordings.requireAtLeast(PARTS, rule);
    Map<Recording, Part> parts = new HashMap<>();
    for (String genre : recordings.genres()) {
      dealGenre(genre, recordings.shuffled(genre), parts);
    }
    return new AppliedSplit(
        recordings.split(recording -> parts.getOrDefault(recording, Part.TRAIN)),
        recordings.duplicateNotes());
  }

  private void dealGenre(String genre, List<Recording> shuffled, Map<Recording, Part> parts) {
    int songs = shuffled.stream().mapToInt(recording -> recording.size(genre)).sum();
    int test = Math.min(share(songs, rule.test()), songs - 2);
    int validation = Math.min(share(songs, rule.validation()), songs - test - 1);
    // A recording that also stands in an earlier genre has its part already.
    List<Recording> free = new ArrayList<>(shuffled);
    free.removeIf(parts::containsKey);
    fill(Part.TEST, test, genre, shuffled, free, 2, parts);
    fill(Part.VALIDATION, validation, genre, shuffled, free, 1, parts);
    free.forEach(recording -> parts.put(recording, Part.TRAIN));
    for (Part part : Part.values()) {
      if (count(part, genre, shuffled, parts) == 0) {
        throw new IllegalArgumentException(
            String.format(
                "--split %s: no song of %s is left for the %s part, because of recordings that other"
                    + " genres have too",
                rule, genre, part));
      }
    }
  }

  /** Takes from {@code free} for {@code part}, leaving at least {@code keep} recordings. */
  private static void fill(
      Part part,
      int target,
      String genre,
      List<Recording> shuffled,
      List<Recording> free,
      int keep,
      Map<Recording, Part> parts) {
    int missing = target - count(part, genre, shuffled, parts);
    for (Recording recording : List.copyOf(free)) {
      if (recording.size(genre) <= missing && free.size() > keep) {
        parts.put(recording, part);
        free.remove(recording);
        missing -= recording.size(genre);
      }
    }
    if (count(part, genre, shuffled, parts) == 0 && !free.isEmpty()) {
      // Only recordings larger than the whole part are left: the smallest does the least harm.
      free.stream()
          .min(Comparator.comparing(recording -> recording.size(genre)))
          .ifPresent(
              recording -> {
                parts.put(recording, part);
                free.remove(recording);
              });
    }
  }

  private static int count(
      Part part, String genre, List<Recording> shuffled, Map<Recording, Part> parts) {
    return shuffled.stream()
        .filter(recording -> parts.get(recording) == part)
        .mapToInt(recording -> recording.size(genre))
        .sum();
  }

  private int share(int songs, int share) {
    long sum = (long) rule.train() + rule.validation() + rule.test();
    return (int) Math.max(1, (2L * songs * share + sum) / (2 * sum));
  }
}
