package org.sordino.spectrogram;

import java.nio.ShortBuffer;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Short-time Fourier transform of a whole song: frames of {@link FeatureSettings#frame()} samples
 * every {@link FeatureSettings#hop()}, periodic Hann window. Clips share its frames, so that each
 * frame is transformed once. Safe for use by several threads.
 */
public final class Stft {
  /** Frames transformed before they are written out by bins, so that a write fills cache lines. */
  private static final int BLOCK = 32;

  private final FeatureSettings settings;
  private final FloatFFT_1D transform;
  private final float[] window;
  private final ScaleTable table;

  /** A transform with these settings. */
  public Stft(FeatureSettings settings) {
    this.settings = settings;
    transform = new FloatFFT_1D(settings.frame());
    window = new float[settings.frame()];
    for (int i = 0; i < window.length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / window.length));
    }
    table = new ScaleTable(settings.scale());
  }

  /**
   * The spectrogram of {@code samples}, mono, nominally in [−1, 1], at the settings' sample rate,
   * on the settings' scale. The last frame is completed with zeros.
   *
   * @throws IllegalArgumentException if there are no samples
   * @throws ArithmeticException if the result would have more than 2^31 values (about 27 hours)
   */
  public Spectrogram transform(float[] samples) {
    int bins = settings.bins();
    int frames = frames(samples);
    short[] halves = new short[Math.multiplyExact(bins, frames)];
    short[] block = new short[bins * BLOCK];
    float[] frame = new float[settings.frame()];
    for (int first = 0; first < frames; first += BLOCK) {
      int count = Math.min(BLOCK, frames - first);
      for (int i = 0; i < count; i++) {
        powers(samples, first + i, frame);
        table.put(frame, bins, block, i, BLOCK);
      }
      for (int bin = 0; bin < bins; bin++) {
        System.arraycopy(block, bin * BLOCK, halves, bin * frames + first, count);
      }
    }
    return new Spectrogram(bins, frames, ShortBuffer.wrap(halves));
  }

  /**
   * The magnitudes |X| of {@code samples} in full precision, bins × frames, row-major; otherwise as
   * {@link #transform}.
   */
  public float[] magnitudes(float[] samples) {
    int frames = frames(samples);
    float[] magnitudes = new float[Math.multiplyExact(settings.bins(), frames)];
    float[] frame = new float[settings.frame()];
    for (int i = 0; i < frames; i++) {
      powers(samples, i, frame);
      for (int bin = 0; bin < settings.bins(); bin++) {
        magnitudes[bin * frames + i] = (float) Math.sqrt(frame[bin]);
      }
    }
    return magnitudes;
  }

  private int frames(float[] samples) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("a spectrogram: expected samples, found none");
    }
    return settings.frames(samples.length);
  }

  /** Puts |X|² of frame {@code index} into the first {@code bins} places of {@code frame}. */
  private void powers(float[] samples, int index, float[] frame) {
    int start = index * settings.hop();
    int present = Math.min(frame.length, samples.length - start);
    for (int i = 0; i < present; i++) {
      frame[i] = samples[start + i] * window[i];
    }
    for (int i = present; i < frame.length; i++) {
      frame[i] = 0;
    }
    transform.realForward(frame);
    // JTransforms packs Re 0, Re n/2, then Re k, Im k for k = 1 … n/2 − 1; no value is overwritten
    // before it is read.
    int last = frame.length / 2;
    float nyquist = frame[1];
    frame[0] *= frame[0];
    for (int bin = 1; bin < last; bin++) {
      float re = frame[2 * bin];
      float im = frame[2 * bin + 1];
      frame[bin] = re * re + im * im;
    }
    frame[last] = nyquist * nyquist;
  }
}
