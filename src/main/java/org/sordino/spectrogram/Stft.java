package org.sordino.spectrogram;

import java.nio.ShortBuffer;
import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Short-time Fourier transform of a whole song: frames of {@link FeatureSettings#frame()} samples
 * every {@link FeatureSettings#hop()}, periodic Hann window. Clips share its frames, so that each
 * frame is transformed once. Safe for use by several threads.
 */
public final class Stft {
  /** Room behind the samples of a frame for its last bin. */
  private static final int LAST_BIN = 2;

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
    int frames = frames(samples);
    short[] halves = new short[Math.multiplyExact(settings.bins(), frames)];
    float[] frame = frame();
    for (int i = 0; i < frames; i++) {
      spectrum(samples, i, frame);
      table.put(frame, halves, i * settings.bins(), settings.bins());
    }
    return new Spectrogram(settings.bins(), frames, ShortBuffer.wrap(halves));
  }

  /** Room for a frame and its spectrum. */
  float[] frame() {
    return new float[window.length + LAST_BIN];
  }

  private int frames(float[] samples) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("a spectrogram: expected samples, found none");
    }
    return settings.frames(samples.length);
  }

  /** Puts frame {@code number} into {@code frame}, windowed, zeros behind the last sample. */
  private void window(float[] samples, int number, float[] frame) {
    int from = number * settings.hop();
    int present = Math.min(window.length, samples.length - from);
    for (int i = 0; i < present; i++) {
      frame[i] = samples[from + i] * window[i];
    }
    Arrays.fill(frame, present, window.length, 0);
  }

  /** Puts the spectrum of frame {@code number} into {@code frame}: Re 0, Im 0, Re 1, Im 1 … */
  void spectrum(float[] samples, int number, float[] frame) {
    window(samples, number, frame);
    transform.realForward(frame);
    // JTransforms packs the last bin, which is real as the first is, in place of Im 0.
    frame[window.length] = frame[1];
    frame[window.length + 1] = 0;
    frame[1] = 0;
  }
}
