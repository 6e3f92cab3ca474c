package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.sordino.audio.Mp4Boxes.Box;

/**
 * Where the samples of an MP4 track lie, each of which is a frame of AAC (ISO/IEC 14496-12, 8.7):
 * samples lie one after the other in chunks. Nothing is believed that is not there: tables have as
 * many entries as their boxes hold.
 */
final class Mp4Samples {
  /** More than six hours of the shortest frames. */
  private static final int MOST = 1 << 22;

  private final InputFile file;
  private final long constantSize;
  private final ByteBuffer sizes;
  private final ByteBuffer chunks;
  private final boolean wide;
  private final ByteBuffer runs;
  private final int count;
  private int sample;
  private int chunk = -1;
  private int run;
  private long leftInChunk;
  private long position;

  private Mp4Samples(
      InputFile file, ByteBuffer sizeTable, ByteBuffer chunks, boolean wide, ByteBuffer runs) {
    this.file = file;
    constantSize = sizeTable.remaining() < 8 ? 0 : Integer.toUnsignedLong(sizeTable.getInt(0));
    long claimed = sizeTable.remaining() < 8 ? 0 : Integer.toUnsignedLong(sizeTable.getInt(4));
    sizes = sizeTable.position(Math.min(8, sizeTable.limit())).slice();
    long present = constantSize > 0 ? file.size() / constantSize : sizes.remaining() / 4;
    count = (int) Math.min(MOST, Math.min(claimed, present));
    this.chunks = chunks;
    this.wide = wide;
    this.runs = runs;
  }

  static Mp4Samples read(InputFile file, Mp4Boxes boxes, Box tables) throws IOException {
    Box narrow = boxes.find(tables, "stco");
    Box wide = boxes.find(tables, "co64");
    return new Mp4Samples(
        file,
        table(file, boxes.find(tables, "stsz"), 4),
        table(file, narrow == null ? wide : narrow, 8),
        narrow == null,
        table(file, boxes.find(tables, "stsc"), 8));
  }

  /** The entries of a table, without the {@code skipped} bytes before them. */
  private static ByteBuffer table(InputFile file, @Nullable Box box, int skipped)
      throws IOException {
    long size = box == null ? 0 : Math.max(0, Math.min(box.size() - skipped, 8L * MOST));
    ByteBuffer table = ByteBuffer.allocate((int) size);
    int read = box == null ? 0 : file.read(box.start() + skipped, table.array(), 0, (int) size);
    return table.limit(read);
  }

  int count() {
    return count;
  }

  /** The bytes of the next sample, empty if they make no sense, null behind the last one. */
  byte @Nullable [] next(int mostBytes) throws IOException {
    if (sample == count) {
      return null;
    }
    while (leftInChunk == 0) {
      if (!nextChunk()) {
        return null;
      }
    }
    long size = constantSize > 0 ? constantSize : Integer.toUnsignedLong(sizes.getInt(4 * sample));
    long at = position;
    sample++;
    leftInChunk--;
    position += size;
    if (at < 0 || at >= file.size()) {
      return null; // the rest was cut off
    }
    byte[] bytes = new byte[size > mostBytes ? 0 : (int) size];
    return file.read(at, bytes, 0, bytes.length) < bytes.length ? null : bytes;
  }

  private boolean nextChunk() {
    int entry = wide ? 8 : 4;
    chunk++;
    if ((chunk + 1) * entry > chunks.remaining() || runs.remaining() < 12) {
      return false;
    }
    position = wide ? chunks.getLong(8 * chunk) : Integer.toUnsignedLong(chunks.getInt(4 * chunk));
    // a run of chunks with as many samples each: number of the first from 1 on, samples, kind
    while (12 * (run + 2) <= runs.remaining() && runs.getInt(12 * (run + 1)) <= chunk + 1) {
      run++;
    }
    leftInChunk = Integer.toUnsignedLong(runs.getInt(12 * run + 4));
    return true;
  }
}
