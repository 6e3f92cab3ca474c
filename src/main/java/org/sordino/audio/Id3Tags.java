package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The ID3v2 tags that programs put in front of MPEG, AAC and even FLAC files. */
final class Id3Tags {
  private static final int HEADER = 10;

  private Id3Tags() {}

  /** Where the tags at the start of the file end (id3.org, 2.4: the size has 4 x 7 bits). */
  static long end(InputFile file) throws IOException {
    long at = 0;
    while (file.text(at, 3).equals("ID3")) {
      ByteBuffer tag = file.header(at, HEADER);
      if (tag.remaining() < HEADER) {
        break;
      }
      int size = 0;
      for (int i = 6; i < HEADER; i++) {
        size = (size << 7) | (tag.get(i) & 0x7F);
      }
      boolean footer = (tag.get(5) & 0x10) != 0;
      at += HEADER + size + (footer ? HEADER : 0);
    }
    return at;
  }
}
