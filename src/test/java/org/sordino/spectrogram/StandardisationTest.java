package org.sordino.spectrogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nine bins, 500 Hz apart at 8 kHz and 2,500 Hz apart at 40 kHz. */
class StandardisationTest {
  private static final FeatureSettings LOW =
      new FeatureSettings(8_000, 16, 8, "hann", Scale.LOG, 4, 2);
  private static final FeatureSettings HIGH =
      new FeatureSettings(40_000, 16, 8, "hann", Scale.LOG, 4, 2);

  /** Bin k of a song has (k + 1)·frame in frame 0, 1, …, plus {@code base}. */
  private static Spectrogram ramp(int frames, int base) {
    short[] halves = new short[9 * frames];
    for (int bin = 0; bin < 9; bin++) {
      for (int frame = 0; frame < frames; frame++) {
        halves[frame * 9 + bin] = HalfPrecision.fromFloat(base + (bin + 1) * frame);
      }
    }
    return new Spectrogram(9, frames, ShortBuffer.wrap(halves));
  }

  @Test
  void fit_oneSong_hasEachBinsMeanAndDeviation() {
    // Frames 0 1 2: mean 1, variance 2/3 (of the population), times k + 1.
    Standardisation found = Standardisation.fit(List.of(ramp(3, 0)), LOW);

    double unit = Math.sqrt(2.0 / 3);
    assertEquals(8, found.mean()[7], 1e-6);
    assertEquals(8 * unit, found.deviation()[7], 1e-6);
    assertEquals(3 * unit, found.deviation()[2], 1e-6);
    assertEquals(4, found.limit());
  }

  @Test
  void fit_twoSongs_countsFramesNotSongs() {
    // Bin 0: 0 1 2 and 10: mean 13/4, mean square 105/4, variance 105/4 − 169/16 = 251/16.
    Standardisation found = Standardisation.fit(List.of(ramp(3, 0), ramp(1, 10)), LOW);

    assertEquals(13.0 / 4, found.mean()[0], 1e-6);
    assertEquals(Math.sqrt(251) / 4, found.deviation()[0], 1e-6);
  }

  @Test
  void fit_quietBins_haveHalfTheMedianDeviation() {
    // Deviations 1 … 9 units: the median is 5 and the floor 2.5.
    Standardisation found = Standardisation.fit(List.of(ramp(3, 0)), LOW);

    double unit = Math.sqrt(2.0 / 3);
    assertEquals(2.5 * unit, found.deviation()[0], 1e-6);
    assertEquals(2.5 * unit, found.deviation()[1], 1e-6);
    assertEquals(9 * unit, found.deviation()[8], 1e-6);
  }

  @Test
  void fit_silentSongs_keepAPositiveDeviation() {
    Spectrogram silence = new Spectrogram(9, 2, ShortBuffer.wrap(new short[18]));

    assertEquals(1e-5f, Standardisation.fit(List.of(silence), LOW).deviation()[0]);
  }

  @Test
  void fit_binsAboveTenKilohertz_areMuted() {
    // 2,500 Hz apart: bin 4 is 10 kHz and still heard.
    float[] deviation = Standardisation.fit(List.of(ramp(3, 0)), HIGH).deviation();

    assertTrue(deviation[4] < 10);
    for (int bin = 5; bin < 9; bin++) {
      assertEquals(Standardisation.MUTED, deviation[bin]);
    }
    // 1,260 Hz apart: bin 8 is 10,080 Hz, where encoders cut.
    FeatureSettings edge = new FeatureSettings(20_160, 16, 8, "hann", Scale.LOG, 4, 2);
    float[] atTheEdge = Standardisation.fit(List.of(ramp(3, 0)), edge).deviation();
    assertTrue(atTheEdge[7] < 10);
    assertEquals(Standardisation.MUTED, atTheEdge[8]);
  }

  /** From 2^-12 to 2^12 within each bin: in single precision the sums would lose the small ones. */
  @Test
  void fit_valuesOfManyMagnitudes_hasTheStatisticsOfExactSums() {
    Random random = new Random(1);
    List<Spectrogram> songs = new ArrayList<>();
    BigDecimal[] sums = new BigDecimal[9];
    BigDecimal[] squares = new BigDecimal[9];
    Arrays.fill(sums, BigDecimal.ZERO);
    Arrays.fill(squares, BigDecimal.ZERO);
    int frames = 0;
    for (int song = 1; song <= 40; song++) {
      short[] halves = new short[9 * 25 * song];
      for (int i = 0; i < halves.length; i++) {
        double value = random.nextGaussian() * Math.scalb(1.0, random.nextInt(25) - 12);
        halves[i] = HalfPrecision.fromFloat((float) value);
        BigDecimal exact = new BigDecimal(HalfPrecision.toFloat(halves[i]));
        sums[i % 9] = sums[i % 9].add(exact);
        squares[i % 9] = squares[i % 9].add(exact.multiply(exact));
      }
      frames += 25 * song;
      songs.add(new Spectrogram(9, 25 * song, ShortBuffer.wrap(halves)));
    }

    Standardisation found = Standardisation.fit(songs, LOW);

    BigDecimal count = BigDecimal.valueOf(frames);
    for (int bin = 0; bin < 9; bin++) {
      BigDecimal mean = sums[bin].divide(count, MathContext.DECIMAL128);
      BigDecimal variance =
          squares[bin].divide(count, MathContext.DECIMAL128).subtract(mean.multiply(mean));
      assertEquals(mean.floatValue(), found.mean()[bin]);
      assertEquals((float) Math.sqrt(variance.doubleValue()), found.deviation()[bin]);
    }
  }

  @Test
  void fit_noSongs_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Standardisation.fit(List.of(), LOW));
  }

  @Test
  void constructor_statisticsThatCannotBeApplied_areRefused() {
    float[] one = {1};
    refused(new float[0], new float[0], 4);
    refused(one, new float[] {1, 1}, 4);
    refused(new float[] {Float.NaN}, one, 4);
    refused(new float[] {Float.POSITIVE_INFINITY}, one, 4);
    refused(one, new float[] {0}, 4);
    refused(one, new float[] {-1}, 4);
    refused(one, new float[] {Float.NaN}, 4);
    refused(one, new float[] {Float.POSITIVE_INFINITY}, 4);
    refused(one, one, 0);
    refused(one, one, Float.NaN);
  }

  private static void refused(float[] mean, float[] deviation, float limit) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> new Standardisation(mean, deviation, limit))
            .getMessage();
    assertTrue(message.startsWith("features: expected "), message);
  }
}
