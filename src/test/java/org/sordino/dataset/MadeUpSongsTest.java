package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeUpSongsTest {
  private static final int SONGS = 6;
  private static final MadeUpSongs MADE_UP = new MadeUpSongs(SONGS, 10, 1);

  /** Energy is followed in steps of 10 ms. */
  private static final int HOP = MadeUpSongs.SAMPLE_RATE / 100;

  @Test
  void samples_everyGenre_isSoundWithinBounds() {
    for (String genre : MadeUpSongs.GENRES) {
      for (int number = 0; number < SONGS; number++) {
        float[] song = MADE_UP.samples(genre, number);
        assertEquals(220_500, song.length);
        double sum = 0;
        double squares = 0;
        for (float sample : song) {
          assertTrue(Math.abs(sample) <= 1, "not in [-1, 1], or no number");
          sum += sample;
          squares += sample * sample;
        }
        double rms = Math.sqrt(squares / song.length);
        assertTrue(rms > 0.03 && rms < 0.25, genre + " " + number + ": RMS " + rms);
        assertTrue(Math.abs(sum / song.length) < 0.02 * rms, genre + ": offset");
        assertEquals(0, Math.abs(song[0]));
        assertEquals(0, Math.abs(song[song.length - 1]));
      }
    }
  }

  @Test
  void samples_sameNumbers_areTheSameOnEveryPlatform()
      throws IOException, NoSuchAlgorithmException {
    MadeUpSongs songs = new MadeUpSongs(2, 2, 7);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String genre : MadeUpSongs.GENRES) {
      float[] song = songs.samples(genre, 1);
      ByteBuffer bytes = ByteBuffer.allocate(4 * song.length);
      bytes.asFloatBuffer().put(song);
      digest.update(bytes);
    }
    // Found by running it: it says that a change of the songs is a change, not that they are right.
    assertEquals(
        "aa7aac50c541abc40baf31685f56bec69427b17a2e99df61169b93b429bd2a6e",
        HexFormat.of().formatHex(digest.digest()));
  }

  @Test
  void samples_otherNumberOrSeed_isAnotherSong() {
    float[] song = new MadeUpSongs(3, 1, 1).samples("waltz", 1);
    assertArrayEquals(song, new MadeUpSongs(9, 1, 1).samples("waltz", 1));
    assertFalse(Arrays.equals(song, new MadeUpSongs(3, 1, 1).samples("waltz", 2)));
    assertFalse(Arrays.equals(song, new MadeUpSongs(3, 1, 2).samples("waltz", 1)));
  }

  @Test
  void genres_areTenSortedNames() {
    assertEquals(10, MadeUpSongs.GENRES.size());
    assertEquals(MadeUpSongs.GENRES.stream().sorted().toList(), MadeUpSongs.GENRES);
    assertTrue(MadeUpSongs.GENRES.contains("techno"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"techno", "march", "ska"})
  void samples_genreWithABeat_repeatsAtItsTempo(String genre) {
    double beat = 0;
    double between = 0;
    for (int number = 0; number < SONGS; number++) {
      double[] onsets = onsets(MADE_UP.samples(genre, number));
      double period = 6000 / MADE_UP.song(genre, number).tempo();
      beat += correlation(onsets, 4 * period);
      between += (correlation(onsets, 3.625 * period) + correlation(onsets, 4.375 * period)) / 2;
    }
    assertTrue(beat / SONGS > 0.2, genre + ": " + beat / SONGS);
    assertTrue(beat / SONGS > between / SONGS + 0.2, genre + ": " + between / SONGS);
  }

  @Test
  void samples_waltzAndMarch_repeatAfterThreeAndFourBeats() {
    assertTrue(threeOverFourBeats("waltz") > 0.1);
    assertTrue(threeOverFourBeats("march") < -0.1);
  }

  /** By how much more a genre's songs are like themselves three beats later than four. */
  private static double threeOverFourBeats(String genre) {
    double difference = 0;
    for (int number = 0; number < SONGS; number++) {
      double[] onsets = onsets(MADE_UP.samples(genre, number));
      double period = 6000 / MADE_UP.song(genre, number).tempo();
      difference += correlation(onsets, 3 * period) - correlation(onsets, 4 * period);
    }
    return difference / SONGS;
  }

  @Test
  void samples_droneAndChiptune_differInOnsetsAndBrightness() {
    double[] drone = traits("drone");
    double[] chiptune = traits("chiptune");
    assertTrue(3 * drone[0] < chiptune[0], drone[0] + " and " + chiptune[0]);
    assertTrue(1.3 * drone[1] < chiptune[1], drone[1] + " and " + chiptune[1]);
  }

  /** Share of steps in which the energy more than doubles, and mean zero crossings a sample. */
  private static double[] traits(String genre) {
    double rise = 0;
    double crossings = 0;
    for (int number = 0; number < SONGS; number++) {
      float[] song = MADE_UP.samples(genre, number);
      double[] onsets = onsets(song);
      rise += Arrays.stream(onsets).filter(o -> o > Math.log(2)).count() / (double) onsets.length;
      for (int i = 1; i < song.length; i++) {
        crossings += song[i] * song[i - 1] < 0 ? 1.0 / song.length : 0;
      }
    }
    return new double[] {rise / SONGS, crossings / SONGS};
  }

  /** Rises of the logarithm of the energy. */
  private static double[] onsets(float[] song) {
    double[] energy = new double[song.length / HOP];
    for (int i = 0; i < energy.length * HOP; i++) {
      energy[i / HOP] += song[i] * song[i];
    }
    double[] onsets = new double[energy.length];
    for (int i = 1; i < energy.length; i++) {
      onsets[i] = Math.max(0, Math.log((energy[i] + 1e-3) / (energy[i - 1] + 1e-3)));
    }
    return onsets;
  }

  /** Greatest correlation with itself {@code lag} steps later, give or take two steps. */
  private static double correlation(double[] onsets, double lag) {
    double mean = Arrays.stream(onsets).average().orElseThrow();
    double best = -1;
    for (int l = (int) Math.round(lag) - 2; l <= Math.round(lag) + 2; l++) {
      double product = 0;
      double here = 0;
      double there = 0;
      for (int i = 0; i + l < onsets.length; i++) {
        product += (onsets[i] - mean) * (onsets[i + l] - mean);
        here += (onsets[i] - mean) * (onsets[i] - mean);
        there += (onsets[i + l] - mean) * (onsets[i + l] - mean);
      }
      best = Math.max(best, product / Math.sqrt(here * there));
    }
    return best;
  }

  @Test
  void write_readAsSongFolder_givesTheGenresAndSongs(@TempDir Path dir) throws IOException {
    new MadeUpSongs(2, 1, 1).write(dir);

    SongFolder folder = SongFolder.read(dir, List.of(), 0);

    assertEquals(MadeUpSongs.GENRES, folder.classes());
    assertEquals(20, folder.songs().size());
    assertEquals("ballad.00001", folder.songs().get(1).name());
    for (Song song : folder.songs()) {
      assertEquals(44 + 2 * MadeUpSongs.SAMPLE_RATE, Files.size(song.file()));
    }
  }

  @Test
  void madeUpSongs_wrongNumbers_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MadeUpSongs(0, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new MadeUpSongs(1, 0.5, 1));
    assertThrows(IllegalArgumentException.class, () -> new MadeUpSongs(1, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> MADE_UP.samples("waltz", SONGS));
    assertEquals(
        "genre: expected one of ballad, bluegrass, chiptune, drone, gamelan, march, ska, swing,"
            + " techno, waltz, found polka",
        assertThrows(IllegalArgumentException.class, () -> MADE_UP.samples("polka", 0))
            .getMessage());
  }
}
