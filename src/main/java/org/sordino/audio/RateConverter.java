package org.sordino.audio;

import be.tarsos.dsp.resample.Resampler;
import org.jspecify.annotations.Nullable;

/**
 * Brings samples of one rate to another, block by block: {@code round(n * target / source)} samples
 * for {@code n}, aligned in time (no delay). TarsosDSP's band-limited interpolation (J. O. Smith's)
 * in its high quality passes up to 0.4 of the lower rate (-0.2 dB at 9 kHz for 22,050 Hz) and then
 * falls, by 7 dB at 10 kHz. A model hears that, so a rate is lowered to twice the target first and
 * then halved by {@link HalfBand}.
 */
final class RateConverter {
  private final int sourceRate;
  private final int targetRate;
  private final SampleList target;
  private final double factor;
  private final @Nullable Resampler resampler;
  private final @Nullable HalfBand half;
  private final float[] converted = new float[1 << 13];
  private long accepted;
  private long produced;
  private long length = Long.MAX_VALUE;

  RateConverter(int sourceRate, int targetRate, SampleList target) {
    this.sourceRate = sourceRate;
    this.targetRate = targetRate;
    this.target = target;
    boolean lowers = sourceRate > targetRate;
    int resampled = lowers ? 2 * targetRate : targetRate;
    factor = (double) resampled / sourceRate;
    // making its filter takes longer than reading a song
    resampler = sourceRate == resampled ? null : new Resampler(true, factor, factor);
    half = lowers ? new HalfBand() : null;
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
    resample(block, count);
  }

  /** Converts what the filters still hold back: the end, as if silence followed. */
  void finish() {
    length = length(accepted, sourceRate, targetRate);
    float[] silence = new float[1 << 10];
    while (produced < length) {
      resample(silence, silence.length);
    }
  }

  private void resample(float[] block, int count) {
    if (resampler == null) {
      halve(block, count);
      return;
    }
    int from = 0;
    boolean full = false;
    while (from < count || full) {
      Resampler.Result result =
          resampler.process(
              factor, block, from, count - from, false, converted, 0, converted.length);
      from += result.inputSamplesConsumed;
      full = result.outputSamplesGenerated == converted.length;
      halve(converted, result.outputSamplesGenerated);
    }
  }

  private void halve(float[] block, int count) {
    if (half == null) {
      add(block, count);
      return;
    }
    for (int from = 0; from < count; from += HalfBand.BLOCK) {
      int made = half.accept(block, from, Math.min(HalfBand.BLOCK, count - from));
      add(half.halved, made);
    }
  }

  private void add(float[] samples, int count) {
    int kept = (int) Math.min(count, length - produced);
    target.add(samples, kept);
    produced += kept;
  }
}
