package org.sordino.audio;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jogg.StreamState;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One logical Vorbis stream of an Ogg file, decoded page by page with JOrbis and mixed down. Which
 * samples count is decided here from the pages' granule positions (Vorbis I specification, A.2):
 * JOrbis would leave the start in and count wrongly where a page is missing.
 */
final class VorbisStream {
  private static final int HEADERS = 3;

  /** A comment header without comments. JOrbis reserves whatever memory a real one claims. */
  private static final byte[] NO_COMMENTS = {
    3, 'v', 'o', 'r', 'b', 'i', 's', 0, 0, 0, 0, 0, 0, 0, 0, 1
  };

  private final StreamState stream = new StreamState();
  private final Packet packet = new Packet();
  private final Info info = new Info();
  private final Comment comment = new Comment();
  private final DspState dsp = new DspState();
  private final int serial;
  private final float[][][] planes = new float[1][][];
  private @Nullable Block block;
  private int[] offsets = new int[0];
  private int headers;
  private float[] mono = new float[1 << 13];
  private int count;

  /** Samples decoded up to the end of the last page, by the granule positions. */
  private long position;

  private boolean positioned;

  VorbisStream(int serial) {
    this.serial = serial;
    stream.init(serial);
    info.init();
    comment.init();
  }

  int serial() {
    return serial;
  }

  /** Whether all headers were read, so that sound follows. */
  boolean isOpen() {
    return headers == HEADERS;
  }

  int sampleRate() {
    return info.rate;
  }

  int channels() {
    return info.channels;
  }

  /** The samples of the last page; the first {@link #count()} are valid. */
  float[] samples() {
    return mono;
  }

  int count() {
    return count;
  }

  /**
   * Decodes all packets that end on {@code page}.
   *
   * @return false if a header is wrong
   */
  boolean decode(Page page) {
    count = 0;
    stream.pagein(page);
    for (int found = stream.packetout(packet); found != 0; found = stream.packetout(packet)) {
      if (found < 0) {
        continue; // a page is missing
      }
      if (headers == HEADERS) {
        synthesize();
      } else if (!readHeader()) {
        return false;
      }
    }
    if (isOpen() && page.granulepos() >= 0) {
      trim(page.granulepos(), page.eos() != 0);
    }
    return true;
  }

  private boolean readHeader() {
    boolean right =
        switch (headers) {
          case 0 -> info.synthesis_headerin(comment, packet) >= 0;
          case 1 -> info.synthesis_headerin(comment, replaced(NO_COMMENTS.clone())) >= 0;
          default -> readSetup();
        };
    headers++;
    return right;
  }

  private boolean readSetup() {
    byte[] setup =
        Arrays.copyOfRange(packet.packet_base, packet.packet, packet.packet + packet.bytes);
    int channels = info.channels;
    replaced(VorbisSetup.checked(setup, channels));
    info.channels = VorbisSetup.paddedChannels(channels);
    int result = info.synthesis_headerin(comment, packet);
    info.channels = channels;
    if (result < 0) {
      return false;
    }
    dsp.synthesis_init(info);
    block = new Block(dsp);
    offsets = new int[channels];
    return true;
  }

  /** The packet with this content in place of its own. */
  private Packet replaced(byte[] content) {
    packet.packet_base = content;
    packet.packet = 0;
    packet.bytes = content.length;
    return packet;
  }

  private void synthesize() {
    packet.granulepos = -1; // or JOrbis would cut the end too
    if (block == null || block.synthesis(packet) != 0) {
      return; // no audio packet
    }
    dsp.synthesis_blockin(block);
    for (int n = dsp.synthesis_pcmout(planes, offsets);
        n > 0;
        n = dsp.synthesis_pcmout(planes, offsets)) {
      mixDown(n);
      dsp.synthesis_read(n);
    }
  }

  private void mixDown(int n) {
    if (mono.length < count + n) {
      mono = Arrays.copyOf(mono, 2 * (count + n));
    }
    Arrays.fill(mono, count, count + n, 0);
    float weight = 1f / info.channels;
    for (int c = 0; c < info.channels; c++) {
      float[] plane = planes[0][c];
      int offset = offsets[c];
      for (int i = 0; i < n; i++) {
        mono[count + i] += plane[offset + i] * weight;
      }
    }
    count += n;
  }

  /** The granule position of a page is the number of samples up to its end. */
  private void trim(long granule, boolean last) {
    if (count == 0) {
      return;
    }
    if (!positioned && !last) {
      // fewer than decoded on the first page: the sound starts within it
      int dropped = (int) Math.max(0, count - granule);
      count -= dropped;
      System.arraycopy(mono, dropped, mono, 0, count);
    } else if (last) {
      long excess = position + count - granule;
      count -= (int) Math.max(0, Math.min(count, excess));
    }
    position = granule;
    positioned = true;
  }
}
