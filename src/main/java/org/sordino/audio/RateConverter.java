package org.sordino.audio;

import be.tarsos.dsp.resample.Resampler;
import org.jspecify.annotations.Nullable;

/**
 * Brings samples of one rate to another, block by block: {@code round(n * target / source)} samples
 * for {@code n}, aligned in time (no delay). TarsosDSP's band-limited interpolation (J. O. Smith's)
 * in its high quality, whose filter passes up to 0.4 of the lower rate (-0.2 dB at 9 kHz for 22,050
 * Hz), is 42 dB down at half of it and 70 dB or more beyond.
 */
final class RateConverter {
  private final int sourceRate;
  private final int targetRate;
  private final SampleList target;
  private final double factor;
  private final @Nullable Resampler resampler;
  private final float[] converted = new float[1 << 13];
  private long accepted;
  private long produced;

  RateConverter(int sourceRate, int targetRate, SampleList target) {
    this.sourceRate = sourceRate;
    this.targetRate = targetRate;
    this.target = target;
    factor = (double) targetRate / sourceRate;
    // making its filter takes longer than reading a song
    resampler = sourceRate == targetRate ? null : new Resampler(true, factor, factor);
  }

  int sourceRate() {
    return sourceRate;
  }

  /** How many samples {@code count} samples of the source become. */
  static long length(long count, int sourceRate, int targetRate) {
    return (2 * count * targetRate + sourceRate) / (2L * sourceRate);
  }

  /** Converts the first {@code count} of {@code block}. */
  void accept(float[] block, int count) {
    accepted += count;
    if (resampler == null) {
      target.add(block, count);
    } else {
      convert(resampler, block, count, Long.MAX_VALUE);
    }
  }

  /** Converts what the filter still holds back: the end, as if silence followed. */
  void finish() {
    if (resampler == null) {
      return;
    }
    long length = length(accepted, sourceRate, targetRate);
    float[] silence = new float[1 << 10];
    while (produced < length) {
      convert(resampler, silence, silence.length, length);
    }
  }

  private void convert(Resampler resampler, float[] block, int count, long length) {
    int from = 0;
    boolean full = false;
    while (from < count || full) {
      Resampler.Result result =
          resampler.process(
              factor, block, from, count - from, false, converted, 0, converted.length);
      from += result.inputSamplesConsumed;
      int generated = result.outputSamplesGenerated;
      full = generated == converted.length;
      int kept = (int) Math.min(generated, length - produced);
      target.add(converted, kept);
      produced += kept;
    }
  }
}
