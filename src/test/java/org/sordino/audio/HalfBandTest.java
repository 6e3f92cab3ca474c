package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HalfBandTest {
  private static float[] halved(float... samples) {
    float[] halved = new float[samples.length / 2];
    HalfBand half = new HalfBand();
    int made = 0;
    for (int from = 0; from < samples.length; from += 100) {
      int now = half.accept(samples, from, Math.min(100, samples.length - from));
      System.arraycopy(half.halved, 0, halved, made, now);
      made += now;
    }
    return halved;
  }

  private static float[] impulse(int at) {
    float[] impulse = new float[600];
    impulse[at] = 1;
    return impulse;
  }

  /** NumPy: h = sinc(k / 2) / 2 * kaiser(127, 8.4) for k from -63 to 63, divided by its sum. */
  @Test
  void accept_anImpulse_givesTheTaps() {
    float[] odd = halved(impulse(201));
    double[] expected = {0.31799504558954356, -0.10515909383917045, 0.06209888411323518};
    for (int j = 0; j < expected.length; j++) {
      assertEquals(expected[j], odd[100 - j], 1e-7); // 200 - 2 j is 1 + 2 j before it
      assertEquals(expected[j], odd[101 + j], 1e-7);
    }
    assertEquals(-0.0037196375561281327, odd[100 - 15], 1e-8);
    assertEquals(2.0520843957076306e-05, odd[100 - 30], 1e-10);
    assertEquals(-8.123810152222155e-06, odd[100 - 31], 1e-10);
    assertEquals(0, odd[100 - 32]);
    assertEquals(-8.123810152222155e-06, odd[101 + 31], 1e-10);
    assertEquals(0, odd[101 + 32]);

    float[] even = halved(impulse(200));
    assertEquals(0.5000017628999843, even[100], 1e-7);
    assertEquals(0, even[99]);
    assertEquals(0, even[101]);
  }

  @Test
  void accept_theFirstSample_staysTheFirst() {
    assertEquals(0.5000017628999843, halved(impulse(0))[0], 1e-7);
    assertEquals(0.31799504558954356, halved(impulse(1))[0], 1e-7);
  }
}
