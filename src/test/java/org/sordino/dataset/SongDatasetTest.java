package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.spectrogram.FeatureCache;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.FillProgress;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Standardisation;

/** Songs, their clips and their fingerprint; frames of 16 samples, clips of 4 frames, step 2. */
class SongDatasetTest {
  private static final FeatureSettings SMALL =
      new FeatureSettings(8_000, 16, 8, "hann", Scale.LOG, 4, 2);
  private static final List<String> CLASSES = List.of("blues", "jazz");

  @TempDir private Path folder;
  private final List<Song> songs = new ArrayList<>();

  /** 16 + 8·(frames − 1) samples make that many frames: clips of 4, 6 and 9 frames are 1, 2, 3. */
  @BeforeEach
  void writeSongs() throws IOException {
    songs.add(song("jazz", "jazz.0", 4, 1));
    songs.add(song("blues", "blues.0", 6, 2));
    songs.add(song("blues", "blues.1", 9, 3));
  }

  private Song song(String genre, String name, int frames, long seed) throws IOException {
    Path file = folder.resolve(name + ".wav");
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[16 + 8 * (frames - 1)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) random.nextDouble(-0.5, 0.5);
    }
    WavFile.write(file, new Audio(samples, 8_000));
    return new Song(name, genre, file);
  }

  private SongDataset open() throws IOException {
    return SongDataset.open(
        CLASSES, songs, SMALL, new FeatureCache(folder.resolve("cache"), 1), FillProgress.SILENT);
  }

  @Test
  void clips_songsOfSomeLengths_areIndexedSongBySong() throws IOException {
    SongDataset data = open();
    List<String> names = List.of("blues.0", "jazz.0", "blues.1");

    Examples clips = data.clips(names, data.standardisation(names));

    assertEquals(CLASSES, clips.classes());
    assertArrayEquals(new long[] {9, 4}, clips.shape());
    List<String> found = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      found.add(clips.item(i) + "/" + clips.clip(i) + "=" + clips.label(i));
    }
    assertEquals(
        List.of(
            "blues.0/0=0",
            "blues.0/1=0",
            "jazz.0/0=1",
            "blues.1/0=0",
            "blues.1/1=0",
            "blues.1/2=0"),
        found);
  }

  @Test
  void clips_example_isTheClipOfItsSong() throws IOException {
    SongDataset data = open();
    float[] zeros = new float[9];
    float[] ones = new float[9];
    Arrays.fill(ones, 1);
    Examples clips =
        data.clips(List.of("jazz.0", "blues.0"), new Standardisation(zeros, ones, 1000));
    FloatBuffer target = FloatBuffer.allocate(9 * 4);

    clips.read(2, target);

    // Example 2 is clip 1 of blues.0: its frames 2 to 5.
    for (int bin = 0; bin < 9; bin++) {
      for (int frame = 0; frame < 4; frame++) {
        assertEquals(
            data.store().songs().get("blues.0").value(bin, 2 + frame), target.get(bin * 4 + frame));
      }
    }
  }

  private static float[] read(Examples examples, int example) {
    FloatBuffer target = FloatBuffer.allocate(9 * 4);
    examples.read(example, target);
    return target.array();
  }

  @Test
  void augmentedClips_inEpochs_varyAndComeAgain() throws IOException {
    SongDataset data = open();
    List<String> names = List.of("blues.0", "jazz.0", "blues.1");
    Standardisation standardisation = data.standardisation(names);
    Examples plain = data.clips(names, standardisation);
    Examples augmented = data.augmentedClips(names, standardisation, 5);

    assertTrue(augmented.varies());
    assertFalse(plain.varies());
    int changed = 0;
    for (int i = 0; i < plain.size(); i++) {
      assertArrayEquals(read(plain, i), read(augmented, i), "outside of an epoch");
      assertArrayEquals(read(plain, i), read(plain.inEpoch(2), i), "never augmented");
      float[] second = read(augmented.inEpoch(2), i);
      assertArrayEquals(second, read(augmented.inEpoch(1).inEpoch(2), i));
      changed += Arrays.equals(second, read(augmented.inEpoch(3), i)) ? 0 : 1;
    }
    assertTrue(changed >= 4, changed + " of 6 changed");
  }

  @Test
  void fingerprint_songsInAnotherOrder_isTheSame() throws IOException {
    SongDataset data = open();

    String fingerprint = data.fingerprint(List.of("blues.0", "jazz.0"));

    assertEquals(fingerprint, data.fingerprint(List.of("jazz.0", "blues.0")));
    assertTrue(fingerprint.matches("[0-9a-f]{32}"), fingerprint);
    assertNotEquals(fingerprint, data.fingerprint(List.of("jazz.0", "blues.1")));
    assertNotEquals(fingerprint, data.fingerprint(List.of("jazz.0")));
  }

  @Test
  void fingerprint_recordingChanged_isAnother() throws IOException {
    String before = open().fingerprint(List.of("blues.0", "jazz.0"));
    String others = open().fingerprint(List.of("blues.1", "jazz.0"));
    song("blues", "blues.0", 6, 99);

    assertNotEquals(before, open().fingerprint(List.of("blues.0", "jazz.0")));
    assertEquals(others, open().fingerprint(List.of("blues.1", "jazz.0")));
  }

  @Test
  void open_unreadableSong_isLeftOutAndListed() throws IOException {
    Files.writeString(songs.get(1).file(), "no sound");

    SongDataset data = open();

    assertEquals(List.of("jazz.0", "blues.1"), data.songs().stream().map(Song::name).toList());
    assertEquals("blues.0", data.store().unreadable().get(0).name());
    assertThrows(IllegalArgumentException.class, () -> data.fingerprint(List.of("blues.0")));
    assertThrows(IllegalArgumentException.class, () -> data.standardisation(List.of("blues.0")));
  }

  @Test
  void open_songOfAnotherGenre_isRefused() throws IOException {
    songs.add(song("polka", "polka.0", 4, 5));

    String message = assertThrows(IllegalArgumentException.class, this::open).getMessage();

    assertTrue(message.contains("expected a genre of [blues, jazz], found polka"), message);
  }
}
