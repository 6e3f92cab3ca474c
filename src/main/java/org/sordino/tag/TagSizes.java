package org.sordino.tag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Looks at the sizes in the tags of a file before jaudiotagger reads them, which reserves whatever
 * memory they claim: of an ID3 tag at the start, and of the first string of a Vorbis comment in
 * FLAC (RFC 9639, 8.6) or Ogg (Vorbis I specification, 5.2). Of FLAC it counts the blocks, too.
 */
final class TagSizes {
  private static final int VORBIS_COMMENT = 4;

  /** Enough for every real file; a file of nothing but block headers must not keep us busy. */
  private static final int MOST_BLOCKS = 10_000;

  /** The comment is the second packet of a stream, and begins on its second page. */
  private static final int OGG_START = 1 << 16;

  private static final String OGG_COMMENT = "\3vorbis";

  private final Path file;
  private final FileChannel channel;

  private TagSizes(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @throws IOException in one line if a size goes beyond the file
   */
  static void check(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      new TagSizes(file, channel).check();
    }
  }

  private void check() throws IOException {
    long start = 0;
    if (text(bytes(0, 3)).equals("ID3")) {
      ByteBuffer size = bytes(6, 4);
      start = 10;
      for (int i = 0; i < size.remaining(); i++) {
        start += (long) (size.get(i) & 0x7F) << (7 * (3 - i));
      }
      fits("an ID3 tag", start, channel.size());
    }
    String magic = text(bytes(start, 4));
    if (magic.equals("fLaC")) {
      checkFlac(start + 4);
    } else if (magic.equals("OggS")) {
      int comment = text(bytes(start, OGG_START)).indexOf(OGG_COMMENT);
      if (comment >= 0) {
        long at = start + comment + OGG_COMMENT.length();
        checkComment(at, channel.size() - at);
      }
    }
  }

  private void checkFlac(long first) throws IOException {
    boolean last = false;
    int count = 0;
    for (long at = first; !last; ) {
      if (count++ == MOST_BLOCKS) {
        throw new IOException(
            "%s: its tag cannot be read (expected at most %d blocks before the sound, found more)"
                .formatted(file, MOST_BLOCKS));
      }
      ByteBuffer header = bytes(at, 4);
      if (header.remaining() < 4) {
        return;
      }
      last = header.get(0) < 0;
      int length = header.getInt(0) & 0xFF_FFFF;
      if ((header.get(0) & 0x7F) == VORBIS_COMMENT) {
        checkComment(at + 4, length);
      }
      at += 4 + length;
    }
  }

  private void checkComment(long at, long room) throws IOException {
    ByteBuffer length = bytes(at, 4).order(ByteOrder.LITTLE_ENDIAN);
    if (length.remaining() == 4) {
      fits("a Vorbis comment", Integer.toUnsignedLong(length.getInt(0)), room - 4);
    }
  }

  private void fits(String what, long bytes, long room) throws IOException {
    if (bytes > room) {
      throw new IOException(
          "%s: its tag cannot be read (expected %s of at most %d bytes, found %d)"
              .formatted(file, what, Math.max(0, room), bytes));
    }
  }

  /** Up to {@code length} bytes from {@code position} on, fewer at the end of the file. */
  private ByteBuffer bytes(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {}
    return buffer.flip();
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString();
  }
}
