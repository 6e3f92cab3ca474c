package org.sordino.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Cyclic checksums as Ogg and FLAC have them: highest bit first, from 0, nothing inverted. */
public final class Crc {
  private Crc() {}

  /** The checksum of {@code bits} bits of the bytes from {@code from} to {@code to}. */
  public static long forward(int bits, long polynomial, byte[] bytes, int from, int to) {
    long mask = (1L << bits) - 1;
    long crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= (bytes[i] & 0xFFL) << (bits - 8);
      for (int k = 0; k < 8; k++) {
        crc = (crc << 1 ^ ((crc >>> (bits - 1) & 1) * polynomial)) & mask;
      }
    }
    return crc;
  }

  /** Of the header of a FLAC frame (RFC 9639, 9.1.8). */
  public static int flacHeader(byte[] bytes, int from, int to) {
    return (int) forward(8, 0x07, bytes, from, to);
  }

  /** Of a whole FLAC frame (RFC 9639, 9.3). */
  public static int flacFrame(byte[] bytes, int from, int to) {
    return (int) forward(16, 0x8005, bytes, from, to);
  }

  /** Makes the checksum of the Ogg page from {@code from} to {@code to} right (RFC 3533, 6). */
  public static void setOggPage(byte[] bytes, int from, int to) {
    ByteBuffer page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    page.putInt(from + 22, 0);
    page.putInt(from + 22, (int) forward(32, 0x04C1_1DB7, bytes, from, to));
  }
}
