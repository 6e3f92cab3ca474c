package org.sordino.spectrogram;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Cuts standardised clips out of spectrograms: clip i is {@code clip_frames} frames from frame i ·
 * {@code clip_step} on. Frames past the end of the song are silence (magnitude 0 before the scale).
 * Not safe for use by several threads: each takes its own.
 */
public final class ClipReader {
  /** Frames that are transposed to bins × frames at a time: what they fill fits a cache line. */
  private static final int BLOCK = 16;

  private final FeatureSettings settings;
  private final Standardisation standardisation;
  private final float silence;
  private final int frames;
  private final short[] block;
  private final float[] clip;
  private final GainTables gains;

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
    standardisation.requireBins(settings.bins());
    this.settings = settings;
    this.standardisation = standardisation;
    silence = settings.silence();
    this.frames = frames;
    block = new short[BLOCK * settings.bins()];
    clip = new float[settings.bins() * frames];
    gains = new GainTables(settings.scale());
  }

  /** Puts clip {@code clip} of {@code song} into {@code target}: bins × frames, row-major. */
  public void read(Spectrogram song, int clip, FloatBuffer target) {
    cut(song, clip * settings.clipStep(), ClipVariation.NONE, target);
  }

  /** Puts clip {@code clip}, heard as {@code variation} has it, into {@code target}. */
  public void read(Spectrogram song, int clip, ClipVariation variation, FloatBuffer target) {
    int last = Math.max(0, song.frames() - frames);
    int start = clip * settings.clipStep() + variation.shift();
    cut(song, Math.max(0, Math.min(last, start)), variation, target);
  }

  private void cut(Spectrogram song, int start, ClipVariation variation, FloatBuffer target) {
    int there = Math.max(0, Math.min(frames, song.frames() - start));
    for (int first = 0; first < there; first += BLOCK) {
      int count = Math.min(BLOCK, there - first);
      song.halves().get((start + first) * song.bins(), block, 0, count * song.bins());
      transpose(first, count, variation);
    }
    for (int bin = 0; bin < settings.bins(); bin++) {
      boolean present = variation.heardIn(bin) < settings.bins();
      standardise(bin, present ? there : 0);
      int from = bin * frames;
      if (variation.bins().hides(bin)) {
        Arrays.fill(clip, from, from + frames, 0);
      } else {
        Arrays.fill(clip, from + variation.frames().from(), from + variation.frames().to(), 0);
      }
    }
    target.put(clip);
  }

  /** Puts the values of {@code count} frames into the clip as its frames from {@code first} on. */
  private void transpose(int first, int count, ClipVariation variation) {
    int bins = settings.bins();
    for (int bin = 0; bin < bins; bin++) {
      int heard = variation.heardIn(bin);
      if (heard < bins) {
        float[] values = gains.table(variation.gain(bin, bins));
        int to = bin * frames + first;
        for (int i = 0; i < count; i++) {
          clip[to + i] = values[block[i * bins + heard] & 0xffff];
        }
      }
    }
  }

  /** Standardises a bin's first {@code there} frames; the others are silent. */
  private void standardise(int bin, int there) {
    float limit = standardisation.limit();
    float mean = standardisation.mean()[bin];
    float scale = 1 / standardisation.deviation()[bin];
    int from = bin * frames;
    for (int i = from; i < from + there; i++) {
      clip[i] = bounded((clip[i] - mean) * scale, limit);
    }
    Arrays.fill(clip, from + there, from + frames, bounded((silence - mean) * scale, limit));
  }

  private static float bounded(float value, float limit) {
    return Math.max(-limit, Math.min(limit, value));
  }
}
