package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.file.CsvReader;

class SplitRuleTest {
  @TempDir Path dir;

  static List<Song> songs(String genre, int count) {
    List<Song> songs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = String.format(Locale.ROOT, "%s.%05d", genre, i);
      songs.add(new Song(name, genre, Path.of(name + ".wav")));
    }
    return songs;
  }

  private static List<Song> both(List<Song> a, List<Song> b) {
    List<Song> songs = new ArrayList<>(a);
    songs.addAll(b);
    return songs;
  }

  static AppliedSplit apply(String rule, List<Song> songs) throws IOException {
    return SplitRule.parse(rule).apply(songs, Map.of(), 1);
  }

  private static String refusal(String rule, List<Song> songs) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> apply(rule, songs)).getMessage());
    assertEquals(1, message.lines().count());
    return message;
  }

  @ParameterizedTest
  @ValueSource(strings = {"8/1/1", "70/20/10", "fold:1/8", "fold:10/10", "lists:a/b c", "all"})
  void parse_everyForm_printsTheSame(String text) {
    assertEquals(text, SplitRule.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8/1", "8/1/1/1", "fold:", "fold:1", "lists:", "All", "-8/1/1"})
  void parse_anythingElse_listsTheForms(String text) {
    assertEquals(
        "--split: expected 8/1/1 (or other shares), fold:k/n, lists:DIR or all, found " + text,
        assertThrows(IllegalArgumentException.class, () -> SplitRule.parse(text)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"8/0/1", "0/1/1", "fold:0/8", "fold:9/8", "fold:1/2"})
  void parse_impossibleNumbers_areNamed(String text) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> SplitRule.parse(text)).getMessage());
    assertTrue(message.startsWith("--split: expected ") && message.endsWith(text), message);
  }

  @Test
  void shares_countsPerGenre_areRounded() throws IOException {
    // 100 -> 80/10/10; 15 -> 1.5 rounds to 2 -> 11/2/2; 3 -> at least one -> 1/1/1.
    for (int[] c : new int[][] {{100, 80, 10}, {16, 12, 2}, {15, 11, 2}, {14, 12, 1}, {3, 1, 1}}) {
      Split split = apply("8/1/1", songs("a", c[0])).split();
      assertEquals(c[1], split.train().size());
      assertEquals(c[2], split.validation().size());
      assertEquals(c[2], split.test().size());
    }
    // 4 songs by 1/5/5: two songs each for validation and test would leave none to train on.
    Split split = apply("1/5/5", songs("a", 4)).split();
    assertEquals(List.of(1, 1, 2), sizes(split));
    // 20 by 5/3/2 -> 10/6/4
    assertEquals(List.of(10, 6, 4), sizes(apply("5/3/2", songs("a", 20)).split()));
  }

  static List<Integer> sizes(Split split) {
    return List.of(split.train().size(), split.validation().size(), split.test().size());
  }

  @Test
  void shares_seedAndNames_giveThisVerySplitForever() throws IOException {
    // sha256sum of the texts 1/a/a.00000 to 1/a/a.00009: the lowest begin 34eb (of a.00000), 3ca7
    // (of a.00004) and 4a15 (of a.00003).
    Split split = apply("8/1/1", songs("a", 10)).split();
    assertEquals(List.of("a.00000"), split.test());
    assertEquals(List.of("a.00004"), split.validation());
  }

  @Test
  void shares_anotherGenreOrInputOrder_changesNothing() throws IOException {
    List<Song> songs = both(songs("a", 30), songs("b", 17));
    Split whole = apply("8/1/1", songs).split();
    List<Song> reversed = new ArrayList<>(songs);
    Collections.reverse(reversed);

    assertEquals(whole, apply("8/1/1", reversed).split());
    assertEquals(
        apply("8/1/1", songs("a", 30)).split().test(),
        whole.test().stream().filter(name -> name.startsWith("a.")).toList());
  }

  @Test
  void shares_tooFewSongs_namesTheGenre() {
    assertEquals(
        "--split 8/1/1: expected at least 3 songs of every genre, found 2 of b",
        refusal("8/1/1", both(songs("a", 5), songs("b", 2))));
    assertEquals(
        "--split 8/1/1: expected at least 3 songs of every genre, found 2 of a (3 with exact"
            + " duplicates)",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    SplitRule.parse("8/1/1")
                        .apply(songs("a", 3), Map.of("a.00000", "x", "a.00001", "x"), 1))
            .getMessage());
  }

  @Test
  void shares_duplicates_stayTogetherAndAreNoted() throws IOException {
    AppliedSplit applied =
        SplitRule.parse("8/1/1")
            .apply(songs("a", 20), Map.of("a.00003", "x", "a.00004", "y", "a.00009", "x"), 1);
    assertEquals(List.of(16, 2, 2), sizes(applied.split()));
    assertEquals(
        List.of(
            "recordings that are there more than once: 1, each kept in one part"
                + " (a.00003 = a.00009)"),
        applied.notes());
  }

  @Test
  void shares_duplicatesThatDoNotFit_leaveTheCountsExact() throws IOException {
    // The shuffled order begins a.00000, a.00004, a.00003, a.00009 (see above); the first is a pair
    // now, too large for parts of one song.
    Split split =
        SplitRule.parse("8/1/1")
            .apply(songs("a", 10), Map.of("a.00000", "x", "a.00004", "x"), 1)
            .split();
    assertEquals(List.of("a.00003"), split.test());
    assertEquals(List.of("a.00009"), split.validation());
  }

  @Test
  void shares_onlyPairs_giveEveryPartOne() throws IOException {
    Map<String, String> pairs =
        Map.ofEntries(
            Map.entry("a.00000", "u"),
            Map.entry("a.00001", "u"),
            Map.entry("a.00002", "v"),
            Map.entry("a.00003", "v"),
            Map.entry("a.00004", "w"),
            Map.entry("a.00005", "w"));

    Split split = SplitRule.parse("8/1/1").apply(songs("a", 6), pairs, 1).split();

    // Six songs: a part of one, and no recording is that small.
    assertEquals(List.of(2, 2, 2), sizes(split));
  }

  @Test
  void shares_oneRecordingOfMostSongs_leavesARecordingForEachPart() throws IOException {
    // The shuffled order begins a.00000, a.00004 (see above); all others are one recording.
    List<Song> songs = songs("a", 10);
    Map<String, String> recordings = new HashMap<>();
    songs.forEach(song -> recordings.put(song.name(), "x"));
    recordings.put("a.00000", "y");
    recordings.put("a.00004", "z");

    // A test part of eight songs would take both small ones.
    Split split = SplitRule.parse("1/1/8").apply(songs, recordings, 1).split();

    assertEquals(List.of("a.00000"), split.test());
    assertEquals(List.of("a.00004"), split.validation());
    assertEquals(8, split.train().size());
  }

  @Test
  void shares_recordingOfTwoGenres_countsInBoth() throws IOException {
    // a.00000 is tested (see above), so that its twin is all that is tested of b.
    Split split =
        SplitRule.parse("8/1/1")
            .apply(both(songs("a", 10), songs("b", 10)), Map.of("a.00000", "x", "b.00005", "x"), 1)
            .split();

    assertEquals(List.of("a.00000", "b.00005"), split.test());
    assertEquals(List.of(16, 2, 2), sizes(split));
  }

  @Test
  void shares_genreOfRecordingsThatAllTrain_isRefused() {
    // a.00000 is tested and a.00004 validates (see above); b has copies of three others.
    Map<String, String> recordings = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      recordings.put("a.0000" + (i + 1), "x" + i);
      recordings.put("b.0000" + i, "x" + i);
    }
    List<Song> songs = both(songs("a", 10), songs("b", 3));

    assertEquals(
        "--split 8/1/1: no song of b is left for the validation part, because of recordings that"
            + " other genres have too",
        assertThrows(
                IllegalArgumentException.class,
                () -> SplitRule.parse("8/1/1").apply(songs, recordings, 1))
            .getMessage());
  }

  @Test
  void apply_noSongsOrOneTwice_isRefused() {
    assertEquals("--split: expected songs to divide, found none", refusal("all", List.of()));
    assertEquals(
        "--split: two songs are named a.00000", refusal("all", both(songs("a", 1), songs("a", 1))));
  }

  @Test
  void fold_sixteenSongsInEightFolds_testsTwoOfEachGenre() throws IOException {
    List<Song> songs = both(songs("a", 16), songs("b", 16));
    TreeSet<String> tested = new TreeSet<>();
    for (int k = 1; k <= 8; k++) {
      Split split = apply("fold:" + k + "/8", songs).split();
      assertEquals(List.of(24, 4, 4), sizes(split));
      assertEquals(2, split.test().stream().filter(name -> name.startsWith("a.")).count());
      assertEquals(apply("fold:" + (k % 8 + 1) + "/8", songs).split().test(), split.validation());
      tested.addAll(split.test());
    }
    assertEquals(32, tested.size());
  }

  @Test
  void fold_unevenGenres_stayBalancedAltogether() throws IOException {
    // Three genres of four songs in three folds: each fold gets one genre's second song.
    List<Song> songs = both(both(songs("a", 4), songs("b", 4)), songs("c", 4));
    for (int k = 1; k <= 3; k++) {
      assertEquals(List.of(4, 4, 4), sizes(apply("fold:" + k + "/3", songs).split()));
    }
  }

  /** The results were measured on these folds; of their 160 songs none is there twice. */
  @Test
  void fold_ofThePublishedResults_isTheSameForever() throws IOException {
    Map<Integer, Set<String>> published = new TreeMap<>();
    List<Song> songs = new ArrayList<>();
    for (int k = 1; k <= 8; k++) {
      Path run = Path.of("results/g10/runs/nnet1/lsr/fold-" + k + "-seed-1");
      Set<String> tested = published.computeIfAbsent(k, key -> new TreeSet<>());
      try (CsvReader rows = new CsvReader(run.resolve("predictions.csv"))) {
        rows.next(); // song, clip, truth and the classes
        for (List<String> row = rows.next(); row != null; row = rows.next()) {
          if (tested.add(row.get(0))) {
            songs.add(new Song(row.get(0), row.get(2), Path.of(row.get(0) + ".wav")));
          }
        }
      }
    }
    assertEquals(160, songs.size());

    for (int k = 1; k <= 8; k++) {
      Split split = apply("fold:" + k + "/8", songs).split();
      assertEquals(published.get(k), new TreeSet<>(split.test()));
      assertEquals(published.get(k % 8 + 1), new TreeSet<>(split.validation()));
    }
  }

  @Test
  void fold_fewerSongsThanFolds_namesTheGenre() {
    assertEquals(
        "--split fold:1/8: expected at least 8 songs of every genre, found 7 of b",
        refusal("fold:1/8", both(songs("a", 8), songs("b", 7))));
  }

  @Test
  void lists_missingAndUnlistedSongs_areCounted() throws IOException {
    new Split(List.of("a.00001", "a.00000", "a.7"), List.of("a.8"), List.of("a.00002")).write(dir);

    AppliedSplit applied = apply("lists:" + dir, songs("a", 5));

    assertEquals(
        new Split(List.of("a.00000", "a.00001"), List.of(), List.of("a.00002")), applied.split());
    assertEquals(
        List.of(
            "2 of 5 listed songs are not in the data",
            "2 of 5 songs of the data are on no list and left out"),
        applied.notes());
  }

  @Test
  void lists_duplicatesInTwoParts_areNotedNotMoved() throws IOException {
    new Split(List.of("a.00000"), List.of("a.00001"), List.of("a.00002")).write(dir);
    Map<String, String> recordings = Map.of("a.00000", "x", "a.00002", "x", "a.00001", "y");

    AppliedSplit applied = SplitRule.parse("lists:" + dir).apply(songs("a", 3), recordings, 1);

    assertEquals(List.of("a.00002"), applied.split().test());
    assertEquals(
        List.of(
            "one recording in several parts, as the lists say: a.00000 (train) = a.00002 (test)"),
        applied.notes());
  }

  @Test
  void lists_nothingToTrainOn_isRefused() throws IOException {
    new Split(List.of("polka.1", "polka.2"), List.of(), List.of("a.00000")).write(dir);
    assertEquals(
        "--split lists:"
            + dir
            + ": expected songs to train on, found none of the 2 names of its train list in the"
            + " data (the list has names like polka.1, the data has names like a.00000)",
        refusal("lists:" + dir, songs("a", 3)));
  }

  @Test
  void lists_missingFolder_isAnIoException() {
    Path missing = dir.resolve("nowhere");
    assertTrue(Files.notExists(missing));
    assertThrows(IOException.class, () -> apply("lists:" + missing, songs("a", 3)));
  }

  @Test
  void all_everySong_trains() throws IOException {
    assertEquals(List.of(7, 0, 0), sizes(apply("all", both(songs("a", 5), songs("b", 2))).split()));
  }
}
