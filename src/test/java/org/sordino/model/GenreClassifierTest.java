package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.EngineTest;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;

class GenreClassifierTest extends EngineTest {
  /** 7 s: 301 frames, of which clips begin at 0, 64, 128 and 192. */
  private static final int SEVEN_SECONDS = 7 * 22_050;

  @TempDir private Path folder;
  private GenreClassifier classifier;

  @BeforeEach
  void load() throws IOException {
    TinyModel.write(folder.resolve("model"), TinyModel.plain(), 1.5, manager);
    classifier = GenreClassifier.load(folder.resolve("model"), torch);
  }

  @AfterEach
  void close() {
    classifier.close();
  }

  @Test
  void classify_song_givesProbabilitiesOfAllGenresTheBestFirst() {
    Classification found = classifier.classify(TinyModel.song(SEVEN_SECONDS, 1), 22_050);

    assertEquals(Set.copyOf(TinyModel.CLASSES), found.probabilities().keySet());
    List<Double> values = List.copyOf(found.probabilities().values());
    assertEquals(1, values.stream().mapToDouble(Double::doubleValue).sum(), 1e-6);
    assertTrue(values.get(0) >= values.get(1) && values.get(1) >= values.get(2), values + "");
    assertEquals(found.genre(), found.probabilities().keySet().iterator().next());
    assertEquals(found.confidence(), values.get(0));
    assertEquals(7, found.seconds());
  }

  @Test
  void classify_song_hasAMomentPerClipFromTheStartOn() {
    List<Classification.Moment> timeline =
        classifier.classify(TinyModel.song(SEVEN_SECONDS, 1), 22_050).timeline();

    assertEquals(4, timeline.size());
    for (int clip = 0; clip < 4; clip++) {
      assertEquals(clip * 64 * 512 / 22_050.0, timeline.get(clip).start(), 1e-12);
      assertTrue(TinyModel.CLASSES.contains(timeline.get(clip).genre()));
      double confidence = timeline.get(clip).confidence();
      assertTrue(confidence >= 1 / 3.0 && confidence <= 1, confidence + "");
    }
  }

  @Test
  void classify_moreClipsThanABatch_isTheMeanOfThemAll() throws IOException {
    // 80 clips, of which 64 make a batch. Every 64 frames the tones change: no clip is like
    // another.
    int step = 64 * 512;
    int length = 128 * 512 + 1024;
    float[] song = new float[79 * step + length];
    for (int from = 0; from < song.length; from += step) {
      float[] tones = TinyModel.song(Math.min(step, song.length - from), from);
      System.arraycopy(tones, 0, song, from, tones.length);
    }
    TinyModel.write(folder.resolve("plain"), TinyModel.plain(), 1, manager);
    try (GenreClassifier plain = GenreClassifier.load(folder.resolve("plain"), torch)) {
      Classification found = plain.classify(song, 22_050);

      assertEquals(80, found.timeline().size());
      Map<String, Double> mean = new HashMap<>();
      Set<Double> confidences = new HashSet<>();
      for (int clip = 0; clip < 80; clip++) {
        int from = clip * step;
        Classification alone =
            plain.classify(Arrays.copyOfRange(song, from, from + length), 22_050);
        Classification.Moment moment = found.timeline().get(clip);
        assertEquals(alone.genre(), moment.genre(), clip + "");
        assertEquals(alone.confidence(), moment.confidence(), 1e-5, clip + "");
        alone.probabilities().forEach((genre, p) -> mean.merge(genre, p / 80, Double::sum));
        confidences.add(Math.rint(1e4 * alone.confidence()));
      }
      mean.forEach((genre, p) -> assertEquals(p, found.probabilities().get(genre), 1e-5, genre));
      assertTrue(confidences.size() > 40, "to tell clips apart");
    }
  }

  @Test
  void classify_shorterThanAClip_isOneMoment() {
    assertEquals(1, classifier.classify(new float[] {0.1f}, 22_050).timeline().size());
    assertThrows(IllegalArgumentException.class, () -> classifier.classify(new float[0], 22_050));
  }

  @Test
  void classify_higherTemperature_isLessSure() throws IOException {
    TinyModel.write(folder.resolve("soft"), TinyModel.plain(), 3, manager);
    float[] song = TinyModel.song(SEVEN_SECONDS, 1);
    try (GenreClassifier softer = GenreClassifier.load(folder.resolve("soft"), torch)) {
      Classification sharp = classifier.classify(song, 22_050);
      Classification soft = softer.classify(song, 22_050);

      // One clip: p ∝ exp(z/T), so the odds at T = 3 are the square root of those at 1.5.
      double odds = sharp.timeline().get(0).confidence();
      assertTrue(soft.timeline().get(0).confidence() < odds);
      assertEquals(sharp.genre(), soft.genre());
    }
  }

  /** p ∝ p(T = 1)^(1/T) of the song as a whole, whose halves the network hears differently. */
  @Test
  void classify_anyTemperature_leavesTheVoteAsItIs() throws IOException {
    TinyModel.write(folder.resolve("plain"), TinyModel.plain(), 1, manager);
    float[] song = Arrays.copyOf(TinyModel.song(SEVEN_SECONDS, 1), 2 * SEVEN_SECONDS);
    try (GenreClassifier plain = GenreClassifier.load(folder.resolve("plain"), torch)) {
      Map<String, Double> voted = plain.classify(song, 22_050).probabilities();
      Map<String, Double> calibrated = classifier.classify(song, 22_050).probabilities();

      double odds = voted.get("blues") / voted.get("rock");
      double found = calibrated.get("blues") / calibrated.get("rock");
      assertEquals(Math.pow(odds, 1 / 1.5), found, 1e-5 * found);
    }
  }

  @Test
  void classify_clipsOfATemperatureOfTheirOwn_changeTheTimelineOnly() throws IOException {
    TinyModel.write(folder.resolve("soft"), TinyModel.plain(), 3, manager);
    new ModelFolder(folder.resolve("both"))
        .write(TinyModel.description(TinyModel.plain(), 1.5, 3.0), TinyModel.block(manager));
    float[] song = TinyModel.song(SEVEN_SECONDS, 1);
    try (GenreClassifier soft = GenreClassifier.load(folder.resolve("soft"), torch);
        GenreClassifier both = GenreClassifier.load(folder.resolve("both"), torch)) {
      assertEquals(
          classifier.classify(song, 22_050).probabilities(),
          both.classify(song, 22_050).probabilities());
      assertEquals(soft.classify(song, 22_050).timeline(), both.classify(song, 22_050).timeline());
      assertNotEquals(
          classifier.classify(song, 22_050).timeline(), both.classify(song, 22_050).timeline());
    }
  }

  /** Samples that a file of 16 bits holds exactly. */
  private static float[] songOf16Bits() {
    float[] song = TinyModel.song(SEVEN_SECONDS, 2);
    for (int i = 0; i < song.length; i++) {
      song[i] = Math.round(song[i] * 32768) / 32768f;
    }
    return song;
  }

  @Test
  void classify_file_isAsItsSamples() throws IOException {
    Path file = folder.resolve("song.wav");
    float[] song = songOf16Bits();
    WavFile.write(file, new Audio(song, 22_050));

    assertEquals(classifier.classify(song, 22_050), classifier.classify(file));
  }

  @Test
  void classify_samplesOfAnotherRate_areThoseOfAFileOfThatRate() throws IOException {
    Path file = folder.resolve("song.wav");
    float[] song = songOf16Bits();
    WavFile.write(file, new Audio(song, 44_100));

    Classification found = classifier.classify(song, 44_100);

    assertEquals(classifier.classify(file), found);
    assertEquals(3.5, found.seconds());
  }

  @Test
  void classify_samplesThatAreNoSound_areRefused() {
    float[] broken = TinyModel.song(SEVEN_SECONDS, 1);
    broken[3] = Float.NaN;

    assertEquals(
        "sample 3: expected a finite number, found NaN",
        assertThrows(IllegalArgumentException.class, () -> classifier.classify(broken, 22_050))
            .getMessage());
    broken[3] = 1e30f;
    assertEquals(
        "sample 3: expected samples of at most 64 times full scale, found 1.0E30",
        assertThrows(IllegalArgumentException.class, () -> classifier.classify(broken, 22_050))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> classifier.classify(new float[100], 100));
  }

  @Test
  void classify_closed_isRefused() {
    classifier.close();
    classifier.close();

    float[] song = TinyModel.song(SEVEN_SECONDS, 1);
    Path file = folder.resolve("song.wav");
    assertEquals(
        "expected an open classifier, found a closed one",
        assertThrows(IllegalStateException.class, () -> classifier.classify(song, 22_050))
            .getMessage());
    assertThrows(IllegalStateException.class, () -> classifier.classify(file));
    assertThrows(IllegalStateException.class, () -> classifier.analyse(file));
  }

  @Test
  void close_whileThreadsClassify_letsEachCallEnd() throws Exception {
    float[] song = TinyModel.song(SEVEN_SECONDS, 1);
    Classification expected = classifier.classify(song, 22_050);
    CountDownLatch classifying = new CountDownLatch(3);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<String>> ends = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        ends.add(threads.submit(() -> classifyUntilRefused(song, expected, classifying)));
      }
      classifying.await();
      classifier.close();
      for (Future<String> end : ends) {
        assertEquals("expected an open classifier, found a closed one", end.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private String classifyUntilRefused(
      float[] song, Classification expected, CountDownLatch classifying) {
    while (true) {
      try {
        assertEquals(expected, classifier.classify(song, 22_050));
        classifying.countDown();
      } catch (IllegalStateException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }

  @Test
  void classify_fromSeveralThreads_givesTheSameAnswers() throws Exception {
    List<Classification> expected = new ArrayList<>();
    for (int song = 0; song < 8; song++) {
      expected.add(classifier.classify(TinyModel.song(SEVEN_SECONDS, song), 22_050));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Classification>> found = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        float[] song = TinyModel.song(SEVEN_SECONDS, i % 8);
        found.add(threads.submit(() -> classifier.classify(song, 22_050)));
      }
      for (int i = 0; i < 16; i++) {
        assertEquals(expected.get(i % 8), found.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
