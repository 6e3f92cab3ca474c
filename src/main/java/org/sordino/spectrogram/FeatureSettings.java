package org.sordino.spectrogram;

import org.sordino.file.Require;

/**
 * How samples become clips (METHODS.md 3).
 *
 * @param sampleRate samples per second, in hertz
 * @param frame samples per frame of the transform, a power of two
 * @param hop samples from one frame to the next
 * @param window the analysis window; {@code hann} is the periodic Hann window
 * @param scale what becomes of the magnitudes
 * @param clipFrames frames per clip
 * @param clipStep frames from one clip to the next
 */
public record FeatureSettings(
    int sampleRate, int frame, int hop, String window, Scale scale, int clipFrames, int clipStep) {
  /**
   * Values of a clip, bins × frames, at most. That is 63 clips of GTZAN, or 47 s at 44,100 Hz in
   * frames of 2,048 by 512: far more than is of use, and 16 MB, so that a file cannot ask for all
   * of the memory by two of its numbers.
   */
  private static final int MOST_VALUES = 1 << 22;

  /** Refuses settings that no transform can follow. */
  public FeatureSettings {
    Require.that(
        sampleRate >= 1_000 && sampleRate <= 192_000, "sample_rate", "1000 to 192000", sampleRate);
    Require.that(
        frame >= 16 && frame <= 1 << 16 && Integer.bitCount(frame) == 1,
        "frame",
        "a power of two from 16 to 65536",
        frame);
    Require.that(hop >= 1 && hop <= frame, "hop", "1 to " + frame, hop);
    Require.that(window.equals("hann"), "window", "hann", window);
    int most = MOST_VALUES / (frame / 2 + 1);
    Require.that(
        clipFrames >= 1 && clipFrames <= most,
        "clip_frames",
        "1 to %d with a frame of %d".formatted(most, frame),
        clipFrames);
    Require.that(
        clipStep >= 1 && clipStep <= clipFrames, "clip_step", "1 to " + clipFrames, clipStep);
  }

  /** GTZAN's clips of three seconds, 513 bins × 129 frames, with half overlap. */
  public static FeatureSettings gtzan(Scale scale) {
    return new FeatureSettings(22_050, 1024, 512, "hann", scale, 129, 64);
  }

  /** Frequency bins per frame: half a frame and one. */
  public int bins() {
    return frame / 2 + 1;
  }

  /** Frames that cover {@code samples} samples, at least one. */
  public int frames(int samples) {
    return samples <= frame ? 1 : 1 + (samples - frame + hop - 1) / hop;
  }

  /**
   * Clips of a song of {@code frames} frames: the last one may run past the end by no more than
   * half a step, except in songs shorter than one clip.
   */
  public int clips(int frames) {
    return Math.max(1, (int) Math.rint((frames - clipFrames) / (double) clipStep) + 1);
  }

  /** Where clip {@code clip} begins, in seconds from the start of the song. */
  public double clipStart(int clip) {
    return (double) clip * clipStep * hop / sampleRate;
  }

  /** How long a clip is, in seconds. */
  public double clipSeconds() {
    return ((clipFrames - 1.0) * hop + frame) / sampleRate;
  }

  /** The scaled value of silence, magnitude 0. */
  public float silence() {
    return (float) scale.of(0);
  }
}
