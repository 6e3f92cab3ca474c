package org.sordino.fault;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.sordino.audio.Crc;

/**
 * Makes the checksums of a damaged file right again. Without that most damage is found by them, and
 * what stands behind them is never tried.
 */
enum Repair {
  /** Of a format without checksums. */
  NONE {
    @Override
    void apply(byte[] content) {}
  },
  /** Every page's CRC-32 (RFC 3533, 6). */
  OGG {
    @Override
    void apply(byte[] content) {
      ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = 0; at + 27 <= content.length; at++) {
        if (bytes.getInt(at) != 0x5367_674F) { // "OggS"
          continue;
        }
        int end = at + 27 + (content[at + 26] & 0xFF);
        for (int segment = at + 27, last = end;
            segment < Math.min(last, content.length);
            segment++) {
          end += content[segment] & 0xFF;
        }
        if (end <= content.length) {
          Crc.setOggPage(content, at, end);
        }
      }
    }
  },
  /** The CRC-8 of every frame's header and the CRC-16 of every frame (RFC 9639, 9.1.8 and 9.3). */
  FLAC {
    @Override
    void apply(byte[] content) {
      int start = frame(content, 0, 0);
      for (int number = 1; start < content.length; number++) {
        int end = frame(content, start + 2, number);
        int header = start + headerBytes(content, start);
        if (header + 3 <= end) {
          content[header] = (byte) Crc.flacHeader(content, start, header);
          int checksum = Crc.flacFrame(content, start, end - 2);
          content[end - 2] = (byte) (checksum >>> 8);
          content[end - 1] = (byte) checksum;
        }
        start = end;
      }
    }

    /** Where frame {@code number}, or another one, seems to start. */
    private static int frame(byte[] content, int from, int number) {
      for (int at = from; at + 5 < content.length; at++) {
        if (content[at] == -1 && (content[at + 1] & 0xFE) == 0xF8) {
          int header = at + headerBytes(content, at);
          // Sound may look like the start of a frame: it has to have a frame's checksum or number.
          if (content[at + 4] == (byte) number
              || (header < content.length
                  && content[header] == (byte) Crc.flacHeader(content, at, header))) {
            return at;
          }
        }
      }
      return content.length;
    }

    /** Bytes of a frame's header before its checksum. */
    private static int headerBytes(byte[] content, int at) {
      int ones = Integer.numberOfLeadingZeros(~(content[at + 4] << 24));
      int size = content[at + 2] >>> 4 & 15;
      int rate = content[at + 2] & 15;
      return 4
          + Math.max(1, ones)
          + (size == 6 ? 1 : size == 7 ? 2 : 0)
          + (rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0);
    }
  },
  /** The CRC-32C of a feature store's index, whose length stands 24 bytes before the end. */
  STORE {
    @Override
    void apply(byte[] content) {
      int trailer = content.length - 24;
      ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
      long length = trailer < 0 ? -1 : bytes.getLong(trailer);
      if (length >= 0 && length <= trailer) {
        CRC32C checksum = new CRC32C();
        checksum.update(content, trailer - (int) length, (int) length);
        bytes.putLong(trailer + 8, checksum.getValue());
      }
    }
  },
  /** Every chunk's CRC-32. */
  PNG {
    @Override
    void apply(byte[] content) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      long at = 8;
      while (at + 12 <= content.length) {
        long end = at + 8 + Integer.toUnsignedLong(bytes.getInt((int) at));
        if (end + 4 > content.length) {
          return;
        }
        CRC32 checksum = new CRC32();
        checksum.update(content, (int) at + 4, (int) (end - at - 4));
        bytes.putInt((int) end, (int) checksum.getValue());
        at = end + 4;
      }
    }
  };

  /** Changes {@code content} where its checksums stand, as far as their places can be found. */
  abstract void apply(byte[] content);
}
