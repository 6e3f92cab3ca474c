package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Spectral band replication that a stream does not announce: ADTS cannot, and an MP4 need not.
 * JAAD, which is not told, decodes neither it nor much else; told, it doubles the rate of sound
 * without it by repeating samples. So the first frame tells.
 */
final class HiddenReplication {
  private static final int LOW_COMPLEXITY = 2;

  /** Of the numbers of the rates, which fall: 96, 88.2, 64, 48, 44.1, 32, 24 kHz and so on. */
  private static final int RATE_24000 = 6;

  private static final int RATE_8000 = 11;

  /** So far apart are the numbers of a rate and of half of it. */
  private static final int HALVING = 3;

  private HiddenReplication() {}

  /**
   * The settings to decode with.
   *
   * @param config an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1)
   * @param first the first frame, null if there is none
   * @return {@code config}, or the same with replication announced if that is in {@code first}
   */
  static byte[] config(byte[] config, byte @Nullable [] first) {
    if (config.length != 2 || first == null) {
      return config; // it says more, of replication as well
    }
    int packed = ByteBuffer.wrap(config).getShort() & 0xFFFF;
    int rate = packed >>> 7 & 15;
    if (packed >>> 11 != LOW_COMPLEXITY || rate < RATE_24000 || rate > RATE_8000) {
      return config;
    }
    // Eleven bits that announce, five of the type, one for yes and four of the rate, padded with 3.
    int replication = (0x2B7 << 10 | 5 << 5 | 1 << 4 | rate - HALVING) << 3;
    byte[] announced =
        ByteBuffer.allocate(5)
            .put(config)
            .put((byte) (replication >>> 16))
            .putShort((short) replication)
            .array();
    try {
      Jaad jaad = new Jaad(announced);
      jaad.decode(first, (channels, length, sampleRate) -> {});
      return jaad.replicates() ? announced : config;
    } catch (IOException | RuntimeException e) {
      return config; // the frame is damaged, or the settings are, which is told elsewhere
    }
  }
}
