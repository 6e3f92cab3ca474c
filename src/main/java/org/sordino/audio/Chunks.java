package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Walks over the chunks of a RIFF (little-endian) or IFF (big-endian) file. */
final class Chunks {
  /** Enough for every real file; a file of nothing but chunk headers must not keep us busy. */
  private static final int MOST = 10_000;

  /**
   * One chunk.
   *
   * @param start where its content starts in the file
   * @param size of its content as declared, which may be a lie
   */
  record Chunk(String name, long start, long size) {}

  private final InputFile file;
  private final ByteOrder order;
  private long position = 12; // after "RIFF" or "FORM", its size, and the type
  private int count;

  Chunks(InputFile file, ByteOrder order) {
    this.file = file;
    this.order = order;
  }

  /** The next chunk, or null at the end of the file. */
  @Nullable Chunk next() throws IOException {
    ByteBuffer header = file.header(position, 8).order(order);
    if (header.remaining() < 8 || count++ == MOST) {
      return null;
    }
    long size = Integer.toUnsignedLong(header.getInt(4));
    Chunk chunk = new Chunk(file.text(position, 4), position + 8, size);
    position += 8 + size + (size & 1); // chunks start at even places
    return chunk;
  }

  /** The first bytes of {@code chunk}'s content, in the file's byte order. */
  ByteBuffer content(Chunk chunk, int most) throws IOException {
    return file.header(chunk.start(), (int) Math.min(most, chunk.size())).order(order);
  }
}
