package org.sordino.report;

/** Two seconds of silence, then two of a tone at an eighth of the sample rate. */
final class LateTone {
  static final int RATE = 22_050;

  private LateTone() {}

  /** Its samples, at most 0.5. */
  static float[] samples() {
    float[] samples = new float[4 * RATE];
    for (int i = 2 * RATE; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(Math.PI / 4 * i));
    }
    return samples;
  }
}
