package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * AAC with noise shaping, spectral band replication and parametric stereo, by Fraunhofer's encoder.
 */
class JaadElementsTest extends CompressedTone {
  private static final int RATE = 44_100;

  /**
   * Of one encoder's same frames; the M4A says that there is replication, and where the tone is.
   */
  @ParameterizedTest
  @ValueSource(strings = {"high-efficiency.aac", "unannounced.m4a"})
  void unannouncedReplication_isTheSameAsInAnM4aThatSaysSo(String name) throws IOException {
    float[] told = read(resource("high-efficiency.m4a"), RATE);

    float[] found = read(resource(name), RATE);

    assertEquals(25 * 2048, found.length);
    assertEquals(RATE, told.length);
    float[] difference = new float[RATE];
    for (int i = 0; i < RATE; i++) {
      difference[i] = found[i + 4_096] - told[i];
    }
    assertEquals(0, Tone.rms(difference, 8_192, RATE), 1e-4);
    // Replication takes 961 samples more, which the encoder does not count.
    float[] half = read(resource("high-efficiency.m4a"), 22_050);
    assertTone(t -> Tone.compressed(t - 0.4 / 22_050), half, 6_000, 20_000, 22_050, 480);
  }

  /** The FLACs hold what FFmpeg made of the first part of each, in 16 bits. */
  @ParameterizedTest
  @ValueSource(strings = {"clicks", "parametric-stereo"})
  void m4a_ofFdk_isAsAnotherDecoderHasIt(String name) throws IOException {
    float[] other = read(resource(name + ".flac"), RATE);

    float[] samples = read(resource(name + ".m4a"), RATE);

    assertTrue(samples.length >= other.length);
    float[] difference = new float[other.length];
    for (int i = 0; i < other.length; i++) {
      difference[i] = samples[i] - other[i];
    }
    assertEquals(0, Tone.rms(difference, 0, difference.length), 2e-5);
    assertTrue(Tone.rms(samples, 0, other.length) > 0.05);
  }

  @Test
  void m4a_withReplicationThatItDoesNotAnnounce_isAsAdts() throws IOException {
    float[] samples = read(resource("unannounced.m4a"), RATE);

    assertArrayEquals(read(resource("high-efficiency.aac"), RATE), samples);
  }

  /** Its channels share envelopes, whose number changes where the tone begins and ends. */
  @Test
  void m4a_ofCoupledChannelsWithReplication_isTheTone() throws IOException {
    float[] samples = read(resource("coupled.m4a"), 22_050);

    assertEquals(22_050, samples.length);
    assertTone(t -> stereo(t - 0.4 / 22_050), samples, 6_000, 20_000, 22_050, 480);
  }

  @Test
  void adts_ofALowRateWithoutReplication_isTheTone() throws IOException {
    float[] samples = read(resource("mono-22050.aac"), 22_050);

    assertEquals(23 * 1024, samples.length);
    assertTone(Tone::compressed, samples, 4_000, 20_000, 22_050, 1_024);
  }
}
