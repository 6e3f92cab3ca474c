package org.sordino.audio;

import com.jcraft.jogg.Page;
import com.jcraft.jogg.SyncState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The pages of an Ogg file whose checksums are right (RFC 3533); anything else is stepped over. */
final class OggPages {
  private static final int BLOCK = 1 << 14;
  private static final int HEADER = 27;

  private final InputFile file;
  private final SyncState sync = new SyncState();
  private final Page page = new Page();
  private long position;

  OggPages(InputFile file) {
    this.file = file;
    sync.init();
  }

  /** The next page, valid until the next call; null at the end of the file. */
  @Nullable Page next() throws IOException {
    while (true) {
      int found = sync.pageout(page);
      if (found > 0) {
        return page;
      }
      if (found == 0) {
        int offset = sync.buffer(BLOCK);
        int read = file.read(position, sync.data, offset, BLOCK);
        if (read == 0) {
          return null;
        }
        sync.wrote(read);
        position += read;
      }
    }
  }

  /** Up to {@code length} bytes at the start of what {@code page} holds, as text. */
  static String start(Page page, int length) {
    return new String(
        page.body_base, page.body, Math.min(length, page.body_len), StandardCharsets.ISO_8859_1);
  }

  /** Whether a stream begins with {@code page}, and its first packet with {@code magic}. */
  static boolean startsWith(Page page, String magic) {
    return page.bos() != 0 && start(page, magic.length()).equals(magic);
  }

  /** The granule position of the last page that looks like one, 0 if there is none. */
  static long lastGranule(InputFile file) throws IOException {
    int most = 1 << 16;
    long start = Math.max(0, file.size() - most);
    ByteBuffer end = file.header(start, most).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = end.remaining() - HEADER; at >= 0; at--) {
      if (end.getInt(at) == 0x5367_674F) { // "OggS"
        return end.getLong(at + 6);
      }
    }
    return 0;
  }
}
