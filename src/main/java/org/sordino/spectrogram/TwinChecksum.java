package org.sordino.spectrogram;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * CRC-32 and CRC-32C side by side, 64 bits: two cyclic checksums of unlike polynomials, which
 * processors compute as fast as they read. Among a million recordings the chance that any two of
 * them agree by accident is 3 in 10^8; it is no protection against forgery.
 */
final class TwinChecksum implements Checksum {
  private final CRC32 crc32 = new CRC32();
  private final CRC32C crc32c = new CRC32C();

  /** The checksum of what is left in {@code bytes}, in hexadecimal. */
  static String of(ByteBuffer bytes) {
    TwinChecksum checksum = new TwinChecksum();
    checksum.crc32.update(bytes.duplicate());
    checksum.crc32c.update(bytes.duplicate());
    return checksum.toString();
  }

  @Override
  public void update(int value) {
    crc32.update(value);
    crc32c.update(value);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    crc32.update(bytes, offset, length);
    crc32c.update(bytes, offset, length);
  }

  @Override
  public long getValue() {
    return crc32.getValue() << 32 | crc32c.getValue();
  }

  @Override
  public void reset() {
    crc32.reset();
    crc32c.reset();
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(getValue());
  }
}
