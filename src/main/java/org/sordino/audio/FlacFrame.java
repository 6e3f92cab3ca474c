package org.sordino.audio;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The header of a FLAC frame (RFC 9639, 9.1).
 *
 * @param headerBytes with the checksum
 * @param samples of each channel, 1 to 65,536
 * @param stereo how the two channels were made into others
 */
record FlacFrame(int headerBytes, int samples, Stereo stereo) {
  /** The longest header: 4 bytes, a number of 7, 2 for the samples, 2 for the rate, checksum. */
  static final int MOST_BYTES = 16;

  private static final int LEAST_BYTES = 6;

  /** What the channels of a frame hold; the side is left minus right. */
  enum Stereo {
    NONE,
    LEFT_SIDE,
    SIDE_RIGHT,
    MID_SIDE;

    /** Whether channel {@code c} holds the side, which takes one bit more. */
    boolean isSide(int c) {
      return c == 0 ? this == SIDE_RIGHT : c == 1 && (this == LEFT_SIDE || this == MID_SIDE);
    }
  }

  private static final int[] RATES = {
    0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
  };
  private static final int[] BITS = {0, 8, 12, -1, 16, 20, 24, 32};

  /**
   * The header in {@code start}, up to {@link #MOST_BYTES} bytes of the file, or null if there is
   * none that is whole, has the right checksum and agrees with {@code info}.
   */
  static @Nullable FlacFrame parse(ByteBuffer start, FlacInfo info) {
    // 14 bits of ones and a zero, one reserved, and one that tells whether the blocks differ in
    // size
    if (start.remaining() < LEAST_BYTES || (start.getShort(0) & 0xFFFE) != 0xFFF8) {
      return null;
    }
    // the last frame of a file may be shorter than the longest header
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES).put(start);
    int blockCode = bytes.get(2) >>> 4 & 15;
    int rateCode = bytes.get(2) & 15;
    int channelCode = bytes.get(3) >>> 4 & 15;
    int bits = BITS[bytes.get(3) >>> 1 & 7];
    int at = 4 + numberBytes(bytes.get(4));
    boolean reserved =
        blockCode == 0 || rateCode == 15 || channelCode > 10 || (bytes.get(3) & 1) != 0 || at == 4;
    if (reserved || (bits != 0 && bits != info.bits())) {
      return null;
    }
    int samples;
    switch (blockCode) {
      case 1 -> samples = 192;
      case 2, 3, 4, 5 -> samples = 576 << (blockCode - 2);
      case 6 -> samples = (bytes.get(at++) & 0xFF) + 1;
      case 7 -> {
        samples = Short.toUnsignedInt(bytes.getShort(at)) + 1;
        at += 2;
      }
      default -> samples = 256 << (blockCode - 8);
    }
    int rate;
    switch (rateCode) {
      case 12 -> rate = 1000 * (bytes.get(at++) & 0xFF);
      case 13, 14 -> {
        rate = Short.toUnsignedInt(bytes.getShort(at)) * (rateCode == 14 ? 10 : 1);
        at += 2;
      }
      default -> rate = RATES[rateCode];
    }
    int channels = channelCode < 8 ? channelCode + 1 : 2;
    boolean agrees = channels == info.channels() && (rate == 0 || rate == info.sampleRate());
    if (!agrees || crc8(bytes, at) != (bytes.get(at) & 0xFF)) {
      return null;
    }
    Stereo stereo = channelCode < 8 ? Stereo.NONE : Stereo.values()[channelCode - 7];
    return new FlacFrame(at + 1, samples, stereo);
  }

  /** Bytes of the frame's number, which is coded like UTF-8; 0 if it cannot start like this. */
  private static int numberBytes(byte first) {
    int ones = Integer.numberOfLeadingZeros(~first << 24);
    return ones == 0 ? 1 : ones == 1 || ones > 7 ? 0 : ones;
  }

  /** Polynomial x^8 + x^2 + x + 1. */
  private static int crc8(ByteBuffer bytes, int length) {
    int crc = 0;
    for (int i = 0; i < length; i++) {
      crc ^= bytes.get(i) & 0xFF;
      for (int k = 0; k < 8; k++) {
        crc = crc << 1 ^ ((crc & 0x80) == 0 ? 0 : 0x107);
      }
    }
    return crc;
  }
}
