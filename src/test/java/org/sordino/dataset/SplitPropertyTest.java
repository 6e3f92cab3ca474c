package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must hold for any songs, duplicates and seeds, tried on hundreds of made-up folders. */
class SplitPropertyTest {
  private static final int FOLDERS = 300;

  /** A made-up folder: 2 to 6 genres of 12 to 60 songs, some recordings two or three times. */
  private static final class Folder {
    final long seed;
    final List<String> genres = new ArrayList<>();
    final List<Song> songs = new ArrayList<>();
    final Map<String, String> recordings = new HashMap<>();
    final Map<String, Song> byName = new HashMap<>();

    Folder(long seed) {
      this.seed = seed;
      Random random = new Random(seed);
      int count = 2 + random.nextInt(5);
      boolean duplicates = random.nextBoolean();
      boolean acrossGenres = random.nextInt(4) == 0;
      for (int g = 0; g < count; g++) {
        String genre = "genre" + g;
        genres.add(genre);
        List<Song> own = SplitRuleTest.songs(genre, 12 + random.nextInt(49));
        songs.addAll(own);
        for (int i = 0; duplicates && i < own.size() - 2 && i < 9; i += 3) {
          int copies = 1 + random.nextInt(3);
          for (int c = 0; c < copies; c++) {
            recordings.put(own.get(i + c).name(), genre + "-recording-" + i);
          }
        }
      }
      if (acrossGenres) {
        recordings.put("genre0.00011", "everywhere");
        recordings.put("genre1.00011", "everywhere");
      }
      songs.forEach(song -> byName.put(song.name(), song));
      Collections.shuffle(songs, random);
    }

    boolean hasDuplicates() {
      return new HashSet<>(recordings.values()).size() < recordings.size();
    }

    long count(List<String> names, String genre) {
      return names.stream().filter(name -> genreOf(name).equals(genre)).count();
    }

    private String genreOf(String name) {
      Song song = byName.get(name);
      return song == null ? "none" : song.genre();
    }

    Split split(String rule) throws IOException {
      return SplitRule.parse(rule).apply(songs, recordings, seed).split();
    }

    /** No song in two parts or lost, and every recording in one part. */
    void check(Split split) {
      Map<String, Part> parts = new HashMap<>();
      Map<String, Part> recordingParts = new HashMap<>();
      for (Part part : Part.values()) {
        for (String name : split.part(part)) {
          assertEquals(null, parts.put(name, part), () -> name + " twice, folder " + seed);
          String recording = recordings.getOrDefault(name, "itself: " + name);
          Part other = recordingParts.put(recording, part);
          assertTrue(other == null || other == part, () -> recording + " torn, folder " + seed);
        }
      }
      assertEquals(byName.keySet(), parts.keySet());
    }
  }

  @Test
  void shares_anyFolder_keepsTheRules() throws IOException {
    for (int seed = 0; seed < FOLDERS; seed++) {
      Folder folder = new Folder(seed);
      Split split = folder.split("8/1/1");
      folder.check(split);
      for (String genre : folder.genres) {
        long songs = folder.songs.stream().filter(song -> song.genre().equals(genre)).count();
        long expected = Math.max(1, Math.round(songs / 10.0));
        long tolerance = folder.hasDuplicates() ? 2 : 0;
        for (Part part : List.of(Part.TEST, Part.VALIDATION)) {
          long found = folder.count(split.part(part), genre);
          assertTrue(Math.abs(found - expected) <= tolerance, genre + " of folder " + seed);
          assertTrue(found > 0, genre + " of folder " + seed);
        }
      }
    }
  }

  @Test
  void shares_sameSeed_sameSplitAndAnotherSeedAnother() throws IOException {
    for (int seed = 0; seed < FOLDERS; seed++) {
      Folder folder = new Folder(seed);
      Split split = folder.split("8/1/1");
      Collections.shuffle(folder.songs, new Random(seed + 1L));
      assertEquals(split, folder.split("8/1/1"));
      assertNotEquals(
          split,
          SplitRule.parse("8/1/1")
              .apply(folder.songs, folder.recordings, folder.seed + 1000)
              .split());
    }
  }

  @Test
  void folds_anyFolder_testAndValidateEverySongOnce() throws IOException {
    for (int seed = 0; seed < FOLDERS; seed++) {
      Folder folder = new Folder(seed);
      int folds = 3 + seed % 4;
      Set<String> tested = new HashSet<>();
      Set<String> validated = new HashSet<>();
      List<Integer> sizes = new ArrayList<>();
      for (int k = 1; k <= folds; k++) {
        Split split = folder.split("fold:" + k + "/" + folds);
        folder.check(split);
        for (String name : split.test()) {
          assertTrue(tested.add(name), () -> name + " tested twice");
        }
        for (String name : split.validation()) {
          assertTrue(validated.add(name), () -> name + " validated twice");
        }
        for (String genre : folder.genres) {
          long songs = folder.songs.stream().filter(song -> song.genre().equals(genre)).count();
          long inFold = folder.count(split.test(), genre);
          long tolerance = folder.hasDuplicates() ? 2 : 0;
          assertTrue(inFold >= songs / folds - tolerance, genre + " " + seed);
          assertTrue(inFold <= (songs + folds - 1) / folds + tolerance, genre + " " + seed);
        }
        sizes.add(split.test().size());
      }
      assertEquals(folder.byName.keySet(), tested);
      assertEquals(folder.byName.keySet(), validated);
      int spread = Collections.max(sizes) - Collections.min(sizes);
      assertTrue(spread <= (folder.hasDuplicates() ? 4 : 1), "spread " + spread + " at " + seed);
    }
  }
}
