package org.sordino.audio;

/**
 * Mono sound.
 *
 * @param samples nominally in [-1, 1]; float and lossy files may go somewhat beyond
 * @param sampleRate in Hz
 */
@SuppressWarnings("ArrayRecordComponent") // two hours of sound are not copied for immutability
public record Audio(float[] samples, int sampleRate) {
  /**
   * @throws IllegalArgumentException if the sample rate is not positive
   */
  public Audio {
    if (sampleRate < 1) {
      throw new IllegalArgumentException(
          "sample rate: expected at least 1 Hz, found " + sampleRate);
    }
  }

  /**
   * The same sound at another rate, itself if it has that rate; see {@link AudioFile} on how well.
   *
   * @param rate in Hz
   * @throws IllegalArgumentException if either rate is none of sound, a sample is not finite or
   *     beyond 64 times full scale, or there would be more than 2^31 of them
   */
  public Audio at(int rate) {
    SoundLimits.requireRate(sampleRate);
    SoundLimits.requireRate(rate);
    for (int i = 0; i < samples.length; i++) {
      if (!SoundLimits.isSound(samples[i])) {
        throw new IllegalArgumentException(
            "sample %d: expected %s, found %s"
                .formatted(
                    i,
                    Float.isFinite(samples[i])
                        ? SoundLimits.expectedOf(samples[i])
                        : "a finite number",
                    samples[i]));
      }
    }
    if (rate == sampleRate) {
      return this;
    }
    SampleList target = new SampleList(RateConverter.length(samples.length, sampleRate, rate));
    RateConverter converter = new RateConverter(sampleRate, rate, target);
    converter.accept(samples, samples.length);
    converter.finish();
    return new Audio(target.toArray(), rate);
  }

  /** Duration in seconds. */
  public double seconds() {
    return (double) samples.length / sampleRate;
  }
}
