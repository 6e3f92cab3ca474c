package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the STREAMINFO block of a FLAC file says (RFC 9639, 8.2), and where the frames start. Tags,
 * pictures and all other blocks are stepped over unread.
 *
 * @param bits of each sample, 4 to 32
 * @param samples of each channel, 0 if not known
 * @param start of the first frame in the file
 */
record FlacInfo(int channels, int sampleRate, int bits, long samples, long start) {
  private static final int MARKER = 4;
  private static final int BLOCK_HEADER = 4;
  private static final int STREAM_INFO = 34;

  /** Whether the file starts like FLAC, perhaps behind ID3 tags. */
  static boolean matches(InputFile file) throws IOException {
    return file.text(Id3Tags.end(file), MARKER).equals("fLaC");
  }

  /**
   * @throws AudioException if the blocks before the sound are damaged or cut
   */
  static FlacInfo read(InputFile file) throws IOException {
    long first = Id3Tags.end(file) + MARKER;
    ByteBuffer info = file.header(first, BLOCK_HEADER + STREAM_INFO);
    if (info.remaining() < BLOCK_HEADER + STREAM_INFO
        || (info.getInt(0) & 0x7FFF_FFFF) != STREAM_INFO) {
      throw file.unexpected("a FLAC STREAMINFO block of 34 bytes", "another or a cut one");
    }
    // 20 bits of rate, 3 of channels - 1, 5 of bits - 1, 36 of samples
    long packed = info.getLong(BLOCK_HEADER + 10);
    int sampleRate = (int) (packed >>> 44);
    int channels = (int) (packed >>> 41 & 7) + 1;
    int bits = (int) (packed >>> 36 & 31) + 1;
    SoundLimits.check(file, channels, sampleRate);
    if (bits < 4) {
      throw file.unexpected("samples of 4 to 32 bits", bits + " bits");
    }
    return new FlacInfo(channels, sampleRate, bits, packed & 0xF_FFFF_FFFFL, frames(file, first));
  }

  /** Where the last block that starts at or after {@code block} ends. */
  private static long frames(InputFile file, long block) throws IOException {
    long at = block;
    boolean last = false;
    while (!last) {
      ByteBuffer header = file.header(at, BLOCK_HEADER);
      if (header.remaining() < BLOCK_HEADER) {
        throw file.unexpected("FLAC frames", "the end of the file in the blocks before them");
      }
      last = header.get(0) < 0;
      at += BLOCK_HEADER + (header.getInt(0) & 0xFF_FFFF);
    }
    return at;
  }
}
