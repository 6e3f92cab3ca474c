package org.sordino.spectrogram;

import java.nio.ShortBuffer;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Short-time Fourier transform of a whole song: frames of {@link FeatureSettings#frame()} samples
 * every {@link FeatureSettings#hop()}, periodic Hann window, magnitudes on the chosen {@link
 * Scale}. Clips share its frames, so that each frame is transformed once. Safe for use by several
 * threads.
 */
public final class Stft {
  /** Frames transformed before they are written out by bins, so that a write fills cache lines. */
  private static final int BLOCK = 32;

  private final FeatureSettings settings;
  private final FloatFFT_1D transform;
  private final float[] window;

  /** A transform with these settings. */
  public Stft(FeatureSettings settings) {
    this.settings = settings;
    transform = new FloatFFT_1D(settings.frame());
    window = new float[settings.frame()];
    for (int i = 0; i < window.length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / window.length));
    }
  }

  /**
   * The spectrogram of {@code samples}, mono, nominally in [−1, 1], at the settings' sample rate.
   * The last frame is completed with zeros.
   *
   * @throws IllegalArgumentException if there are no samples, or so many that the result has more
   *     than 2^31 values
   */
  public Spectrogram transform(float[] samples) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("a spectrogram: expected samples, found none");
    }
    int bins = settings.bins();
    int frames = settings.frames(samples.length);
    short[] halves = new short[Math.multiplyExact(bins, frames)];
    Scale scale = settings.scale();
    float[] block = new float[bins * BLOCK];
    float[] frame = new float[settings.frame()];
    for (int first = 0; first < frames; first += BLOCK) {
      int count = Math.min(BLOCK, frames - first);
      for (int i = 0; i < count; i++) {
        load(samples, (first + i) * settings.hop(), frame);
        transform.realForward(frame);
        writeScaled(frame, scale, block, i);
      }
      for (int bin = 0; bin < bins; bin++) {
        int target = bin * frames + first;
        for (int i = 0; i < count; i++) {
          halves[target + i] = HalfPrecision.fromFloat(block[bin * BLOCK + i]);
        }
      }
    }
    return new Spectrogram(bins, frames, ShortBuffer.wrap(halves));
  }

  private void load(float[] samples, int start, float[] frame) {
    int present = Math.min(frame.length, samples.length - start);
    for (int i = 0; i < present; i++) {
      frame[i] = samples[start + i] * window[i];
    }
    for (int i = present; i < frame.length; i++) {
      frame[i] = 0;
    }
  }

  /** {@code frame} in JTransforms' packing: Re 0, Re n/2, then Re k, Im k for k = 1 … n/2 − 1. */
  private static void writeScaled(float[] frame, Scale scale, float[] block, int column) {
    int last = frame.length / 2;
    block[column] = (float) scale.of(Math.abs(frame[0]));
    block[last * BLOCK + column] = (float) scale.of(Math.abs(frame[1]));
    for (int bin = 1; bin < last; bin++) {
      float re = frame[2 * bin];
      float im = frame[2 * bin + 1];
      block[bin * BLOCK + column] = (float) scale.of(Math.sqrt(re * re + im * im));
    }
  }
}
