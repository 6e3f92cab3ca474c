package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nested boxes of an MP4 file (ISO/IEC 14496-12, 4.2). */
final class Mp4Boxes {
  /** Enough for every real file; a file of nothing but box headers must not keep us busy. */
  private static final int MOST = 10_000;

  /**
   * One box.
   *
   * @param start where its content starts in the file
   * @param end where it ends, never beyond the box around it or the file
   */
  record Box(String type, long start, long end) {
    long size() {
      return end - start;
    }
  }

  private final InputFile file;
  private int count;

  Mp4Boxes(InputFile file) {
    this.file = file;
  }

  /** The boxes of the file itself. */
  List<Box> top() throws IOException {
    return between(0, file.size());
  }

  /** The boxes inside {@code box}, behind {@code skipped} bytes of its own. */
  List<Box> inside(Box box, int skipped) throws IOException {
    return between(box.start() + skipped, box.end());
  }

  /** The first box inside {@code box} by this path of types, or null. */
  @Nullable Box find(@Nullable Box box, String... types) throws IOException {
    Box found = box;
    for (String type : types) {
      found = found == null ? null : first(inside(found, 0), type);
    }
    return found;
  }

  static @Nullable Box first(List<Box> boxes, String type) {
    return boxes.stream().filter(box -> box.type().equals(type)).findFirst().orElse(null);
  }

  /** Up to {@code most} bytes at the start of the content, big-endian. */
  ByteBuffer content(Box box, int most) throws IOException {
    return file.header(box.start(), (int) Math.min(most, box.size()));
  }

  private List<Box> between(long start, long end) throws IOException {
    List<Box> boxes = new ArrayList<>();
    for (long at = start; at + 8 <= end && count++ < MOST; ) {
      ByteBuffer header = file.header(at, 16);
      if (header.remaining() < 8) {
        break;
      }
      long size = Integer.toUnsignedLong(header.getInt(0));
      int headerBytes = 8;
      if (size == 1 && header.remaining() == 16) {
        size = header.getLong(8);
        headerBytes = 16;
      } else if (size == 0) {
        size = end - at; // up to the end
      }
      if (size < headerBytes) {
        break; // damaged: where the next one starts is not known
      }
      long boxEnd = size > end - at ? end : at + size;
      if (boxEnd >= at + headerBytes) {
        boxes.add(new Box(file.text(at + 4, 4), at + headerBytes, boxEnd));
      }
      at = boxEnd;
    }
    return boxes;
  }
}
