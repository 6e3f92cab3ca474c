package org.sordino.spectrogram;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Cuts standardised clips out of spectrograms: clip i is {@code clip_frames} frames from frame i ·
 * {@code clip_step} on. Frames past the end of the song are silence (magnitude 0 before the scale).
 * Not safe for use by several threads: each takes its own.
 */
public final class ClipReader {
  private final FeatureSettings settings;
  private final Standardisation standardisation;
  private final float silence;
  private final short[] halves;
  private final float[] row;
  private final float[] hidden;
  private final Loudness loudness;

  /**
   * A reader of clips.
   *
   * @throws IllegalArgumentException if the statistics are not for the settings' number of bins
   */
  public ClipReader(FeatureSettings settings, Standardisation standardisation) {
    this(settings, standardisation, settings.clipFrames());
  }

  /**
   * A reader of stretches of {@code frames} frames, which begin where clips do.
   *
   * @throws IllegalArgumentException if the statistics are not for the settings' number of bins
   */
  public ClipReader(FeatureSettings settings, Standardisation standardisation, int frames) {
    if (standardisation.mean().length != settings.bins()) {
      throw new IllegalArgumentException(
          "features: expected statistics of %d bins, found %d"
              .formatted(settings.bins(), standardisation.mean().length));
    }
    this.settings = settings;
    this.standardisation = standardisation;
    silence = settings.silence();
    halves = new short[frames];
    row = new float[frames];
    hidden = new float[frames];
    loudness = new Loudness(settings.scale());
  }

  /** Puts clip {@code clip} of {@code song} into {@code target}: bins × clip frames, row-major. */
  public void read(Spectrogram song, int clip, FloatBuffer target) {
    cut(song, clip * settings.clipStep(), ClipVariation.NONE, target);
  }

  /** Puts clip {@code clip}, heard as {@code variation} has it, into {@code target}. */
  public void read(Spectrogram song, int clip, ClipVariation variation, FloatBuffer target) {
    int last = Math.max(0, song.frames() - row.length);
    int start = clip * settings.clipStep() + variation.shift();
    cut(song, Math.max(0, Math.min(last, start)), variation, target);
  }

  private void cut(Spectrogram song, int start, ClipVariation variation, FloatBuffer target) {
    int there = Math.max(0, Math.min(row.length, song.frames() - start));
    float limit = standardisation.limit();
    for (int bin = 0; bin < song.bins(); bin++) {
      if (variation.bins().hides(bin)) {
        target.put(hidden);
        continue;
      }
      float mean = standardisation.mean()[bin];
      float scale = 1 / standardisation.deviation()[bin];
      int heard = variation.heardIn(bin);
      int present = heard < song.bins() ? there : 0;
      if (present > 0) {
        float[] values = loudness.table(variation.gain(bin, song.bins()));
        song.halves().get(heard * song.frames() + start, halves, 0, present);
        for (int i = 0; i < present; i++) {
          row[i] = values[halves[i] & 0xffff];
        }
      }
      // A loop of its own, because this one the compiler turns into vector instructions.
      for (int i = 0; i < present; i++) {
        row[i] = bounded((row[i] - mean) * scale, limit);
      }
      if (present < row.length) {
        Arrays.fill(row, present, row.length, bounded((silence - mean) * scale, limit));
      }
      Arrays.fill(row, variation.frames().from(), variation.frames().to(), 0);
      target.put(row);
    }
  }

  private static float bounded(float value, float limit) {
    return Math.max(-limit, Math.min(limit, value));
  }
}
