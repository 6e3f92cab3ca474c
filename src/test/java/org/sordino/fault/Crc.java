package org.sordino.fault;

/** Cyclic checksums as Ogg and FLAC have them: highest bit first, from 0, nothing inverted. */
final class Crc {
  private Crc() {}

  /** The checksum of {@code bits} bits of the bytes from {@code from} to {@code to}. */
  static long forward(int bits, long polynomial, byte[] bytes, int from, int to) {
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
}
