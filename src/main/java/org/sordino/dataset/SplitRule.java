package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How songs are divided into training, validation and test part: what {@code --split} says. {@link
 * Object#toString} gives the text that is recorded, which {@link #parse} reads, but for {@link
 * WithoutTest}, which no option asks for, and {@link Lists} recorded under another name than that
 * of their folder.
 */
public sealed interface SplitRule {
  /**
   * Divides {@code songs}. The result depends on the rule, the split seed, the songs' genres and
   * names, and on which songs are duplicates; not on the order of {@code songs}. The way is frozen,
   * because published splits depend on it.
   *
   * @param recordings for each song name an identity of its exact recording; songs of equal values
   *     are bit-identical and come into the same part. A song that is missing here is a recording
   *     of its own
   * @param splitSeed chooses one of the possible splits, and decides nothing else in a run
   * @throws IllegalArgumentException if the songs are too few for the rule, or one is there twice
   * @throws IOException if a list cannot be read
   */
  AppliedSplit apply(List<Song> songs, Map<String, String> recordings, long splitSeed)
      throws IOException;

  /**
   * The rule that {@code text} describes: {@code 8/1/1}, {@code fold:1/8}, {@code lists:DIR} or
   * {@code all}.
   *
   * @throws IllegalArgumentException if it describes none; the message lists the forms
   */
  static SplitRule parse(String text) {
    Matcher shares = Pattern.compile("(\\d{1,6})/(\\d{1,6})/(\\d{1,6})").matcher(text);
    Matcher fold = Pattern.compile("fold:(\\d{1,6})/(\\d{1,6})").matcher(text);
    if (shares.matches()) {
      return new Shares(number(shares, 1), number(shares, 2), number(shares, 3));
    } else if (fold.matches()) {
      return new Fold(number(fold, 1), number(fold, 2));
    } else if (text.startsWith("lists:") && !text.equals("lists:")) {
      return new Lists(Path.of(text.substring("lists:".length())));
    } else if (text.equals("all")) {
      return new All();
    }
    throw new IllegalArgumentException(
        "--split: expected 8/1/1 (or other shares), fold:k/n, lists:DIR or all, found " + text);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /**
   * Shares of every genre, like {@code 8/1/1}. Of n songs of a genre the test part gets its share,
   * rounded half up but at least one, the validation part likewise, the training part the rest.
   *
   * @param train the training part's share, any unit
   * @param validation the validation part's, in the same unit
   * @param test the test part's, in the same unit
   */
  record Shares(int train, int validation, int test) implements SplitRule {
    /**
     * @throws IllegalArgumentException if a share is not positive
     */
    public Shares {
      if (train < 1 || validation < 1 || test < 1) {
        throw new IllegalArgumentException(
            String.format(
                "--split: expected three positive shares like 8/1/1, found %d/%d/%d",
                train, validation, test));
      }
    }

    @Override
    public AppliedSplit apply(List<Song> songs, Map<String, String> recordings, long splitSeed) {
      return new StratifiedGroupShares(this).deal(new Recordings(songs, recordings, splitSeed));
    }

    @Override
    public String toString() {
      return train + "/" + validation + "/" + test;
    }
  }

  /**
   * One turn of a cross-validation, like {@code fold:1/8}: every genre is dealt into folds as
   * evenly as possible; this fold tests, the next one (after the last, the first) validates, the
   * others train. With one split seed every song is tested in exactly one turn.
   *
   * @param fold which turn, from 1
   * @param folds how many there are, 3 or more
   */
  record Fold(int fold, int folds) implements SplitRule {
    /**
     * @throws IllegalArgumentException if there are fewer than three folds or no such fold
     */
    public Fold {
      if (folds < 3 || fold < 1 || fold > folds) {
        throw new IllegalArgumentException(
            String.format(
                "--split: expected fold:k/n with n of 3 or more and k from 1 to n, found fold:%d/%d",
                fold, folds));
      }
    }

    @Override
    public AppliedSplit apply(List<Song> songs, Map<String, String> recordings, long splitSeed) {
      return new StratifiedGroupFolds(this).deal(new Recordings(songs, recordings, splitSeed));
    }

    @Override
    public String toString() {
      return "fold:" + fold + "/" + folds;
    }
  }

  /**
   * The lists of a folder, see {@link Split#read}. Listed songs that are not in the data and songs
   * on no list are left out and counted in a note; a recording in two parts is noted, because the
   * lists decide. What they name for validation and test is kept away also where it is among songs
   * that only train. The split seed has no effect.
   *
   * @param dir the folder
   * @param name what it is recorded as, wherever the folder is
   */
  record Lists(Path dir, String name) implements SplitRule {
    /** Lists that are recorded as the path of their folder. */
    public Lists(Path dir) {
      this(dir, dir.toString());
    }

    @Override
    public AppliedSplit apply(List<Song> songs, Map<String, String> recordings, long splitSeed)
        throws IOException {
      return new ListedParts(this, Split.read(dir))
          .choose(new Recordings(songs, recordings, splitSeed));
    }

    @Override
    public String toString() {
      return "lists:" + name;
    }
  }

  /**
   * Another rule, to choose settings by: the recordings that are tested are left out of all parts
   * and stay kept away. So do songs that lists of the tested rule name for validation or test and
   * that are not among the divided ones.
   *
   * @param rule the other rule
   * @param tested the rule whose test songs are meant, mostly the same
   */
  record WithoutTest(SplitRule rule, SplitRule tested) implements SplitRule {
    /**
     * @throws IllegalArgumentException if no song is left to train on or none to choose by
     */
    @Override
    public AppliedSplit apply(List<Song> songs, Map<String, String> recordings, long splitSeed)
        throws IOException {
      AppliedSplit applied = rule.apply(songs, recordings, splitSeed);
      AppliedSplit other =
          tested.equals(rule) ? applied : tested.apply(songs, recordings, splitSeed);
      List<String> test = other.split().test();
      UnaryOperator<String> recording = name -> recordings.getOrDefault(name, name);
      Set<String> away = test.stream().map(recording).collect(Collectors.toSet());
      Predicate<String> kept = name -> !away.contains(recording.apply(name));
      Split split =
          new Split(
              applied.split().train().stream().filter(kept).toList(),
              applied.split().validation().stream().filter(kept).toList(),
              List.of());
      if (split.train().isEmpty() || split.validation().isEmpty()) {
        throw new IllegalArgumentException(
            "--split: a search expected songs to train on and validation songs to choose by, found"
                + " %d and %d in %s"
                    .formatted(split.train().size(), split.validation().size(), this));
      }
      Set<String> keptAway = new LinkedHashSet<>(applied.keptAway());
      keptAway.addAll(test);
      Set<String> here = songs.stream().map(Song::name).collect(Collectors.toSet());
      other.keptAway().stream().filter(name -> !here.contains(name)).forEach(keptAway::add);
      return new AppliedSplit(split, keptAway, applied.notes());
    }

    @Override
    public String toString() {
      return rule + " without " + (rule.equals(tested) ? "test" : "the test songs of " + tested);
    }
  }

  /** Every song trains; for a model that is to be used, not measured. */
  record All() implements SplitRule {
    @Override
    public AppliedSplit apply(List<Song> songs, Map<String, String> recordings, long splitSeed) {
      Recordings all = new Recordings(songs, recordings, splitSeed);
      return new AppliedSplit(all.split(recording -> Part.TRAIN), List.of());
    }

    @Override
    public String toString() {
      return "all";
    }
  }
}
