package org.sordino.spectrogram;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * CRC-32 and CRC-32C side by side, 64 bits: two cyclic checksums of unlike polynomials, which
 * processors compute as fast as they read. Among a million recordings the chance that any two of
 * them agree by accident is 3 in 10^8; it is no protection against forgery.
 */
final class TwinChecksum {
  private final CRC32 crc32 = new CRC32();
  private final CRC32C crc32c = new CRC32C();

  /** The checksum of what is left in {@code bytes}, in hexadecimal. */
  static String of(ByteBuffer bytes) {
    TwinChecksum checksum = new TwinChecksum();
    checksum.crc32.update(bytes.duplicate());
    checksum.crc32c.update(bytes.duplicate());
    return checksum.toString();
  }

  void update(byte[] bytes) {
    update(bytes, 0, bytes.length);
  }

  void update(byte[] bytes, int offset, int length) {
    crc32.update(bytes, offset, length);
    crc32c.update(bytes, offset, length);
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(crc32.getValue() << 32 | crc32c.getValue());
  }
}
