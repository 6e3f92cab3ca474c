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
  /** Frames transformed before they are written out by bins, so that a write fills cache lines. */
  private static final int BLOCK = 32;

  /** Room behind each frame of a block: for its last bin, and to spread them over the cache. */
  private static final int GAP = 16;

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
    float[] block = new float[BLOCK * stride()];
    for (int first = 0; first < frames; first += BLOCK) {
      int count = Math.min(BLOCK, frames - first);
      window(samples, first, count, block);
      spectra(block, count);
      table.put(block, stride(), count, halves, frames, first);
    }
    return new Spectrogram(settings.bins(), frames, ShortBuffer.wrap(halves));
  }

  /**
   * The magnitudes |X| of {@code samples} in full precision, bins × frames, row-major; otherwise as
   * {@link #transform}.
   */
  public float[] magnitudes(float[] samples) {
    int frames = frames(samples);
    float[] magnitudes = new float[Math.multiplyExact(settings.bins(), frames)];
    float[] block = new float[stride()];
    for (int i = 0; i < frames; i++) {
      window(samples, i, 1, block);
      spectra(block, 1);
      for (int bin = 0; bin < settings.bins(); bin++) {
        float re = block[2 * bin];
        float im = block[2 * bin + 1];
        magnitudes[bin * frames + i] = (float) Math.sqrt(re * re + im * im);
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

  /** From one frame of a block to the next. */
  private int stride() {
    return window.length + GAP;
  }

  /** Puts {@code count} frames into {@code block}, windowed, zeros behind the last sample. */
  private void window(float[] samples, int first, int count, float[] block) {
    for (int frame = 0; frame < count; frame++) {
      int from = (first + frame) * settings.hop();
      int to = frame * stride();
      int present = Math.min(window.length, samples.length - from);
      for (int i = 0; i < present; i++) {
        block[to + i] = samples[from + i] * window[i];
      }
      Arrays.fill(block, to + present, to + window.length, 0);
    }
  }

  /** Turns {@code count} frames into their spectra: Re 0, Im 0, Re 1, Im 1 … of each. */
  private void spectra(float[] block, int count) {
    for (int i = 0; i < count; i++) {
      int start = i * stride();
      transform.realForward(block, start);
      // JTransforms packs the last bin, which is real as the first is, in place of Im 0.
      block[start + window.length] = block[start + 1];
      block[start + window.length + 1] = 0;
      block[start + 1] = 0;
    }
  }
}
