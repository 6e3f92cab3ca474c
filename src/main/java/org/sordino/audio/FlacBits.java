package org.sordino.audio;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bits of a FLAC file, the highest of each byte first. Beyond the end of the file there are
 * zeros; the checksum of a frame tells.
 */
final class FlacBits {
  private static final int BLOCK = 1 << 15;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int[] CRC_16 = crc16Table();

  private final InputFile file;
  private final byte[] block = new byte[BLOCK];
  private long blockStart;
  private int blockLength;
  private int bit;

  FlacBits(InputFile file) {
    this.file = file;
  }

  /** Goes to the byte at {@code position} of the file. */
  void seek(long position) throws IOException {
    if (position < blockStart || position > blockStart + blockLength) {
      blockStart = position;
      blockLength = 0;
    }
    bit = 8 * (int) (position - blockStart);
    fill();
  }

  /** Position in the file of the next byte of which no bit was read. */
  long position() {
    return blockStart + (bit + 7) / 8;
  }

  private void fill() throws IOException {
    int used = bit >>> 3;
    if (used + Long.BYTES <= blockLength) {
      return;
    }
    blockStart += used;
    bit &= 7;
    int read = file.read(blockStart, block, 0, BLOCK);
    blockLength = BLOCK;
    Arrays.fill(block, read, BLOCK, (byte) 0);
  }

  /** The next bits, 57 of them or more, in the upper end. */
  private long peek() throws IOException {
    fill();
    return (long) LONG.get(block, bit >>> 3) << (bit & 7);
  }

  /** The next {@code count} bits as a number without sign; 0 to 32 bits. */
  long read(int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    long value = peek() >>> (64 - count);
    bit += count;
    return value;
  }

  /** The next {@code count} bits as a number in two's complement; 0 to 33 bits. */
  long readSigned(int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    long value = peek() >> (64 - count);
    bit += count;
    return value;
  }

  /**
   * The number of zeros before the next one, which is read too.
   *
   * @throws IllegalArgumentException if there is no one up to the end of the file
   */
  int readUnary() throws IOException {
    int zeros = 0;
    for (long bits = peek(); bits >>> 8 == 0; bits = peek()) {
      if (position() > file.size()) {
        throw new IllegalArgumentException("cut FLAC frame");
      }
      zeros += 56;
      bit += 56;
    }
    int more = Long.numberOfLeadingZeros(peek());
    bit += more + 1;
    return zeros + more;
  }

  /** Checksum of the bytes from {@code from} to the next whole one (x^16 + x^15 + x^2 + 1). */
  int crc16(long from) throws IOException {
    long to = position();
    byte[] bytes = new byte[1 << 12];
    int crc = 0;
    for (long at = from; at < to; at += bytes.length) {
      int count = file.read(at, bytes, 0, (int) Math.min(bytes.length, to - at));
      for (int i = 0; i < count; i++) {
        crc = ((crc << 8) & 0xFFFF) ^ CRC_16[(crc >>> 8) ^ (bytes[i] & 0xFF)];
      }
    }
    return crc;
  }

  private static int[] crc16Table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 8;
      for (int k = 0; k < 8; k++) {
        crc = crc << 1 ^ ((crc & 0x8000) == 0 ? 0 : 0x1_8005);
      }
      table[i] = crc;
    }
    return table;
  }
}
