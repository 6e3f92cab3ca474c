package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The frames of an MPEG audio file, one after the other. Tags before, between and after them and
 * other junk are stepped over: a place counts as a frame if it continues the stream, or if another
 * frame of the same format follows right behind it.
 */
final class MpegFrames {
  /** How far behind the tags the first frame may be. */
  private static final int SEARCH = 1 << 20;

  /** So many frames in a row are no chance. */
  private static final int CHAIN = 3;

  /**
   * A whole frame.
   *
   * @param position of its header in the file
   */
  record Frame(long position, MpegHeader header) {}

  private final InputFile file;
  private final Frame first;
  private long position;
  private MpegHeader.Format format;

  private MpegFrames(InputFile file, Frame first) {
    this.file = file;
    this.first = first;
    position = first.position();
    format = first.header().format();
  }

  /** The frames of {@code file}, or null if it does not look like MPEG audio. */
  static @Nullable MpegFrames find(InputFile file) throws IOException {
    long start = Id3Tags.end(file);
    long end = Math.min(file.size(), start + SEARCH);
    for (long at = start; at < end; at++) {
      MpegHeader header = header(file, at);
      if (header != null && isChain(file, at, header, CHAIN)) {
        return new MpegFrames(file, new Frame(at, header));
      }
    }
    return null;
  }

  /** The same frames again, from the first one on. */
  MpegFrames restarted() {
    return new MpegFrames(file, first);
  }

  /** The next frame, or null at the end; a last frame that is cut is left out. */
  @Nullable Frame next() throws IOException {
    boolean inStep = true;
    for (; position + 4 <= file.size(); position++) {
      MpegHeader header = header(file, position);
      if (header != null) {
        boolean expected = inStep && header.format().equals(format);
        if (position + header.bytes() <= file.size()
            && (expected || isChain(file, position, header, CHAIN - 1))) {
          Frame frame = new Frame(position, header);
          format = header.format();
          position += header.bytes();
          return frame;
        }
      }
      inStep = false;
    }
    return null;
  }

  private static @Nullable MpegHeader header(InputFile file, long at) throws IOException {
    ByteBuffer bytes = file.header(at, 4);
    return bytes.remaining() < 4 ? null : MpegHeader.parse(bytes.getInt(0));
  }

  /** Whether {@code length} frames of one format start here, or whole ones up to the file's end. */
  private static boolean isChain(InputFile file, long start, MpegHeader first, int length)
      throws IOException {
    long at = start + first.bytes();
    for (int i = 1; i < length; i++) {
      if (at + 4 > file.size()) {
        return i > 1 || at <= file.size();
      }
      MpegHeader header = header(file, at);
      if (header == null || !header.format().equals(first.format())) {
        return false;
      }
      at += header.bytes();
    }
    return true;
  }
}
