package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jtransforms.fft.FloatFFT_1D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.EngineTest;
import org.sordino.spectrogram.ClipReader;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Standardisation;
import org.sordino.spectrogram.Stft;

/**
 * The codec must not be heard (METHODS.md 3): encoders empty the spectrum above 10.1 kHz, and a
 * model of songs that are full there must not notice. The songs are noise of some colour with
 * tones, the codec is a brick wall.
 */
class CodecTest extends EngineTest {
  private static final int SAMPLES = 1 << 17;
  private static final double RATE = 22_050;
  private static final int BINS = 513;
  private static final int FRAMES = 129;

  /** 465·22,050/1,024 = 10,013 Hz. */
  private static final int FIRST_BIN_ABOVE_10_KHZ = 465;

  @TempDir private Path folder;
  private final Stft stft = new Stft(TinyModel.GTZAN);
  private final float[] full = song(9);
  private final float[] coded = lowPassed(full);

  private static float[] song(long seed) {
    float[] song = TinyModel.song(SAMPLES, seed);
    double loudness = 0.5 + new SplittableRandom(seed).nextDouble();
    for (int i = 0; i < SAMPLES; i++) {
      double high = 0.05 * Math.sin(2 * Math.PI * 10_600 / RATE * i);
      song[i] = (float) (loudness * (song[i] + high));
    }
    return song;
  }

  private static float[] lowPassed(float[] song) {
    float[] spectrum = song.clone();
    FloatFFT_1D transform = new FloatFFT_1D(SAMPLES);
    transform.realForward(spectrum);
    int edge = (int) (10_100 / RATE * SAMPLES);
    for (int i = 2 * edge; i < SAMPLES; i++) {
      spectrum[i] = 0;
    }
    spectrum[1] = 0;
    transform.realInverse(spectrum, true);
    return spectrum;
  }

  private Standardisation fitted() {
    List<Spectrogram> songs =
        List.of(song(1), song(2), song(3)).stream().map(stft::transform).toList();
    return Standardisation.fit(songs, TinyModel.GTZAN);
  }

  private float[] clip(float[] song, Standardisation standardisation) {
    FloatBuffer target = FloatBuffer.allocate(BINS * FRAMES);
    new ClipReader(TinyModel.GTZAN, standardisation).read(stft.transform(song), 1, target);
    return target.array();
  }

  private static double largestDifference(float[] a, float[] b, int fromBin, int toBin) {
    double largest = 0;
    for (int i = fromBin * FRAMES; i < toBin * FRAMES; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  /**
   * As a shipped model hears the shipped song and what encoders make of it. Not Opus for real
   * music: it fills pauses with noise, which that model hears (its card tells how much).
   */
  @ParameterizedTest
  @CsvSource({
    "demo, waltz.mp3",
    "demo, waltz.ogg",
    "demo, waltz.opus",
    "demo, waltz.m4a",
    "genres, waltz.mp3",
    "genres, waltz.ogg",
    "genres, waltz.m4a"
  })
  void classify_aCompressedCopy_answersNearlyAlike(String model, String copy) throws Exception {
    Path home = Path.of(System.getProperty("project.basedir", "."));
    Path file = Path.of(Objects.requireNonNull(CodecTest.class.getResource(copy)).toURI());
    try (GenreClassifier classifier =
        GenreClassifier.load(home.resolve("models").resolve(model), torch)) {
      Classification lossless = classifier.classify(home.resolve("audio/waltz.wav"));
      Classification found = classifier.classify(file);

      assertEquals(lossless.genre(), found.genre());
      lossless
          .probabilities()
          .forEach((genre, p) -> assertEquals(p, found.probabilities().get(genre), 0.08, genre));
    }
  }

  @Test
  void lowPassedSong_withoutMuting_wouldBeHeard() {
    Standardisation muting = fitted();
    float[] open = muting.deviation().clone();
    for (int bin = FIRST_BIN_ABOVE_10_KHZ; bin < BINS; bin++) {
      assertEquals(1e9f, open[bin]);
      open[bin] = open[bin - 1];
    }
    Standardisation hearing = new Standardisation(muting.mean(), open, muting.limit());

    double difference =
        largestDifference(clip(full, hearing), clip(coded, hearing), FIRST_BIN_ABOVE_10_KHZ, BINS);

    assertTrue(difference > 3, difference + "");
  }

  @Test
  void lowPassedSong_networkInput_isSilentAboveTenKilohertzAndTheSameBelow() {
    Standardisation standardisation = fitted();

    float[] before = clip(full, standardisation);
    float[] after = clip(coded, standardisation);

    assertEquals(0, largestDifference(before, after, FIRST_BIN_ABOVE_10_KHZ, BINS), 1e-7);
    assertEquals(
        0, largestDifference(before, new float[before.length], FIRST_BIN_ABOVE_10_KHZ, BINS), 1e-7);
    // The window lets a little of what is above through to the bins just below.
    assertEquals(0, largestDifference(before, after, 0, FIRST_BIN_ABOVE_10_KHZ - 10), 0.05);
    assertEquals(0, largestDifference(before, after, 0, FIRST_BIN_ABOVE_10_KHZ), 0.3);
  }

  @Test
  void lowPassedSong_probabilities_moveByLessThanAPercent() throws IOException {
    TinyModel.write(folder, fitted(), 1, manager);
    try (GenreClassifier classifier = GenreClassifier.load(folder, torch)) {
      Classification before = classifier.classify(full, 22_050);
      Classification after = classifier.classify(coded, 22_050);

      assertEquals(before.genre(), after.genre());
      before
          .probabilities()
          .forEach((genre, p) -> assertEquals(p, after.probabilities().get(genre), 0.01, genre));
    }
  }
}
