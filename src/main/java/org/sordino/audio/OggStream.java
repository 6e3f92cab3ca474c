package org.sordino.audio;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jogg.StreamState;
import java.util.Arrays;

/**
 * One logical stream of an Ogg file, decoded page by page and mixed down. Which samples count is
 * decided here from the pages' granule positions (Vorbis I specification, A.2; RFC 7845, 4): the
 * number of samples up to the end of the page.
 */
abstract class OggStream {
  private final StreamState stream = new StreamState();
  private final Packet packet = new Packet();
  private final int serial;
  private float[] mono = new float[1 << 13];
  private int count;

  /** Samples still to be dropped at the start. */
  private int skipped;

  /** Samples decoded up to the end of the last page, by the granule positions. */
  private long position;

  private boolean positioned;

  OggStream(int serial) {
    this.serial = serial;
    stream.init(serial);
  }

  /** The codec's name. */
  abstract String codec();

  /** Whether all headers were read, so that sound follows. */
  abstract boolean isOpen();

  /** In Hz, once the first header was read. */
  abstract int sampleRate();

  /** How many, once the first header was read; 0 before. */
  abstract int channels();

  /** Reads the next header; false if it is wrong. */
  abstract boolean readHeader(Packet header);

  /** Decodes a packet of sound and writes it into the {@link #room}. */
  abstract void synthesize(Packet sound);

  /** How many of the first page's {@code count} samples come before the sound. */
  abstract int lead(int count, long granule);

  final int serial() {
    return serial;
  }

  /** The samples of the last page; the first {@link #count()} are valid. */
  final float[] samples() {
    return mono;
  }

  final int count() {
    return count;
  }

  /** Leaves {@code samples} more out. */
  final void skip(int samples) {
    skipped += samples;
  }

  /**
   * Decodes all packets that end on {@code page}.
   *
   * @return false if a header is wrong
   */
  final boolean decode(Page page) {
    count = 0;
    stream.pagein(page);
    for (int found = stream.packetout(packet); found != 0; found = stream.packetout(packet)) {
      if (found < 0) {
        continue; // a page is missing
      }
      if (isOpen()) {
        synthesize(packet);
      } else if (!readHeader(packet)) {
        return false;
      }
    }
    if (count > 0 && page.granulepos() >= 0) {
      trim(page.granulepos(), page.eos() != 0);
    }
    dropStart();
    return true;
  }

  /** Room for {@code more} samples behind those of the page, all zero, from {@link #count()} on. */
  final float[] room(int more) {
    if (mono.length < count + more) {
      mono = Arrays.copyOf(mono, 2 * (count + more));
    }
    Arrays.fill(mono, count, count + more, 0);
    return mono;
  }

  /** Counts {@code more} samples that were written into the {@link #room}. */
  final void added(int more) {
    count += more;
  }

  private void trim(long granule, boolean last) {
    if (last) {
      long excess = position + count - granule;
      count -= (int) Math.max(0, Math.min(count, excess));
    } else if (!positioned) {
      skip(lead(count, granule));
    }
    position = granule;
    positioned = true;
  }

  private void dropStart() {
    int dropped = Math.min(skipped, count);
    count -= dropped;
    skipped -= dropped;
    if (dropped > 0) {
      System.arraycopy(mono, dropped, mono, 0, count);
    }
  }
}
