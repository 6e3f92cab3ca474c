package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * AAC as a stream of frames with headers of their own (ADTS; ISO/IEC 14496-3, 1.A.3.2): .aac. What
 * lies between whole frames of one kind is stepped over.
 */
final class AdtsFrames implements AacFrames {
  private static final int HEADER = 7;
  private static final int CHECKSUM = 2;

  /** Bytes of a frame, for whose number there are 13 bits. */
  private static final long LONGEST = (1 << 13) - 1;

  /** So many frames in a row are no chance. */
  private static final int CHAIN = 3;

  /** Sync word, layer, profile, sample rate and channels: what is the same in all frames. */
  private static final int FIXED = 0xFFF6_FDC0;

  private final InputFile file;
  private final int fixed;
  private long position;

  private AdtsFrames(InputFile file, long start, int fixed) {
    this.file = file;
    this.position = start;
    this.fixed = fixed;
  }

  /**
   * The frames of {@code file}, perhaps behind ID3 tags, or null if it does not start like ADTS.
   * One that is long enough to tell may start within a frame, as a recorded broadcast does.
   */
  static @Nullable AdtsFrames find(InputFile file) throws IOException {
    long start = Id3Tags.end(file);
    long last = Math.min(start + LONGEST, file.size() - CHAIN * LONGEST);
    for (long at = start; at == start || at <= last; at++) {
      ByteBuffer header = file.header(at, HEADER);
      if (header.remaining() < HEADER) {
        return null;
      }
      int fixed = header.getInt(0) & FIXED;
      AdtsFrames frames = new AdtsFrames(file, at, fixed);
      boolean channels = (fixed & 0x1C0) != 0;
      if (fixed >>> 16 == 0xFFF0 && channels && frames.isChain(at, CHAIN)) {
        return frames;
      }
    }
    return null;
  }

  /** Bytes of the frame at {@code at} with its header, or 0 if there is none like the first. */
  private int length(long at) throws IOException {
    ByteBuffer header = file.header(at, HEADER);
    if (header.remaining() < HEADER || (header.getInt(0) & FIXED) != fixed) {
      return 0;
    }
    int length = header.getInt(2) >>> 5 & 0x1FFF;
    boolean oneBlock = (header.get(6) & 3) == 0;
    return oneBlock && length > headerBytes(header) ? length : 0;
  }

  private static int headerBytes(ByteBuffer header) {
    return (header.get(1) & 1) != 0 ? HEADER : HEADER + CHECKSUM;
  }

  /** Whether {@code length} frames start here, or whole ones up to the file's end. */
  private boolean isChain(long start, int length) throws IOException {
    long at = start;
    for (int i = 0; i < length && (i == 0 || at < file.size()); i++) {
      int bytes = length(at);
      if (bytes == 0) {
        return false;
      }
      at += bytes;
    }
    return true;
  }

  @Override
  public byte @Nullable [] next() throws IOException {
    boolean inStep = true;
    for (; position + HEADER <= file.size(); position++) {
      int length = length(position);
      if (length > 0
          && position + length <= file.size()
          && (inStep || isChain(position, CHAIN - 1))) {
        int header = headerBytes(file.header(position, HEADER));
        byte[] frame = new byte[length - header];
        int read = file.read(position + header, frame, 0, frame.length);
        position += length;
        return read < frame.length ? null : frame;
      }
      inStep = false;
    }
    return null;
  }

  /** Five bits of type (the profile and one), four of rate, four of channels. */
  @Override
  public byte[] config() {
    int type = (fixed >>> 14 & 3) + 1;
    int rate = fixed >>> 10 & 15;
    int channels = fixed >>> 6 & 7;
    int packed = type << 11 | rate << 7 | channels << 3;
    return new byte[] {(byte) (packed >>> 8), (byte) packed};
  }

  @Override
  public Mp4Edit edit() {
    return Mp4Edit.NONE;
  }

  @Override
  public long count() {
    return 0;
  }
}
