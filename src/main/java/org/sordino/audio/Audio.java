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

  /** Duration in seconds. */
  public double seconds() {
    return (double) samples.length / sampleRate;
  }
}
