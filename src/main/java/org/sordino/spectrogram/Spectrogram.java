package org.sordino.spectrogram;

import java.nio.ShortBuffer;

/**
 * The scaled spectrogram of one song in half precision, frame by frame, so that the frames of a
 * clip lie together.
 *
 * @param bins frequency bins, from 0 Hz to half the sample rate
 * @param frames frames of the transform
 * @param halves frames × bins values, row-major, read by absolute position only
 */
public record Spectrogram(int bins, int frames, ShortBuffer halves) {
  /** Refuses a buffer of another size. */
  public Spectrogram {
    if (halves.remaining() != bins * frames) {
      throw new IllegalArgumentException(
          "a spectrogram of %d bins and %d frames: expected %d values, found %d"
              .formatted(bins, frames, bins * frames, halves.remaining()));
    }
  }

  /** The scaled value of bin {@code bin} in frame {@code frame}. */
  public float value(int bin, int frame) {
    return HalfPrecision.toFloat(halves.get(frame * bins + bin));
  }
}
