package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateConverterTest {
  private static final int TARGET = 22_050;

  private static float[] convert(float[] samples, int from, int to, int block) {
    SampleList target = new SampleList(0);
    RateConverter converter = new RateConverter(from, to, target);
    for (int at = 0; at < samples.length; at += block) {
      float[] part = Arrays.copyOfRange(samples, at, Math.min(samples.length, at + block));
      converter.accept(part, part.length);
    }
    converter.finish();
    return target.toArray();
  }

  @ParameterizedTest
  @CsvSource({"44100, 12000", "44100, 15000", "48000, 15000", "192000, 80000"})
  void convert_toneAboveTheNewRange_isSilenced(int rate, double frequency) {
    float[] tone = Tone.of(1, frequency, rate, 2 * rate);

    float[] converted = convert(tone, rate, TARGET, 8192);

    double level = Tone.decibels(Tone.rms(converted, 1000, 43_000) * Math.sqrt(2));
    assertTrue(level < -80, level + " dB");
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 32_000, 44_100, 48_000, 96_000, 192_000})
  void convert_1kHz_isUnchangedAndNotDelayed(int rate) {
    float[] converted = convert(Tone.of(0.5, 1000, rate, 2 * rate), rate, TARGET, 8192);

    float[] difference = Tone.of(0.5, 1000, TARGET, converted.length);
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= converted[i];
    }
    double level = Tone.decibels(Tone.rms(converted, 1000, 43_000) * Math.sqrt(2) / 0.5);
    assertEquals(0, level, 0.1);
    // one sample of delay would be 0.28 times the tone, a hundredth -51 dB
    double error = Tone.decibels(Tone.rms(difference, 1000, 43_000) * Math.sqrt(2) / 0.5);
    assertTrue(error < -60, error + " dB");
  }

  /** Models hear up to 10 kHz. */
  @ParameterizedTest
  @ValueSource(ints = {32_000, 44_100, 48_000, 96_000, 192_000})
  void convert_tonesThatModelsHear_keepTheirLevel(int rate) {
    for (double frequency : new double[] {100, 8_000, 9_000, 9_500, 10_000}) {
      float[] converted = convert(Tone.of(1, frequency, rate, 2 * rate), rate, TARGET, 8192);

      double level = Tone.decibels(Tone.rms(converted, 1000, 43_000) * Math.sqrt(2));
      assertEquals(0, level, 0.02, frequency + " Hz");
    }
  }

  @Test
  void convert_aMinute_doesNotDrift() {
    int rate = 48_000;
    float[] converted = convert(Tone.of(0.5, 1000, rate, 60 * rate), rate, TARGET, 8192);

    int last = 60 * TARGET - TARGET;
    double worst = 0;
    for (int i = last; i < last + 20_000; i++) {
      worst = Math.max(worst, Math.abs(converted[i] - Tone.at(0.5, 1000, (double) i / TARGET)));
    }
    assertTrue(worst < 0.001, "difference " + worst);
  }

  @ParameterizedTest
  @CsvSource({
    "44100, 22050, 1, 1", // 0.5
    "44100, 22050, 44101, 22051",
    "48000, 22050, 100000, 45938", // 45,937.5
    "8000, 22050, 8001, 22053", // 22,052.76
    "192000, 22050, 5, 1", // 0.57
    "22050, 22050, 12345, 12345"
  })
  void convert_anyLength_isRounded(int from, int to, int length, int expected) {
    assertEquals(expected, RateConverter.length(length, from, to));
    assertEquals(expected, convert(new float[length], from, to, 1000).length);
  }

  @Test
  void convert_inOtherBlocks_givesTheSameBits() {
    float[] tone = Tone.of(0.5, 440, 44_100, 30_000);

    assertArrayEquals(convert(tone, 44_100, TARGET, 30_000), convert(tone, 44_100, TARGET, 37));
  }

  @Test
  void convert_impulse_staysAtItsTime() {
    float[] impulse = new float[44_100];
    impulse[20_000] = 1;

    float[] converted = convert(impulse, 44_100, TARGET, 4096);

    assertEquals(0.5, converted[10_000], 1e-5);
    assertEquals(converted[9_990], converted[10_010], 1e-6);
  }
}
