package org.sordino.spectrogram;

/** Magnitudes as they are before a scale and half precision. */
public final class Magnitudes {
  private Magnitudes() {}

  /** |X| of {@code samples}, bins × frames, row-major. */
  public static float[] of(FeatureSettings settings, float[] samples) {
    Stft stft = new Stft(settings);
    int frames = settings.frames(samples.length);
    float[] magnitudes = new float[settings.bins() * frames];
    float[] frame = stft.frame();
    for (int i = 0; i < frames; i++) {
      stft.spectrum(samples, i, frame);
      for (int bin = 0; bin < settings.bins(); bin++) {
        magnitudes[bin * frames + i] = (float) Math.hypot(frame[2 * bin], frame[2 * bin + 1]);
      }
    }
    return magnitudes;
  }
}
