package org.sordino.audio;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A Vorbis stream, decoded with JOrbis, which does not get to see the granule positions: it would
 * leave the start in and count wrongly where a page is missing.
 */
final class VorbisStream extends OggStream {
  private static final int HEADERS = 3;

  /** A comment header without comments. JOrbis reserves whatever memory a real one claims. */
  private static final byte[] NO_COMMENTS = {
    3, 'v', 'o', 'r', 'b', 'i', 's', 0, 0, 0, 0, 0, 0, 0, 0, 1
  };

  private final Info info = new Info();
  private final Comment comment = new Comment();
  private final DspState dsp = new DspState();
  private final float[][][] planes = new float[1][][];
  private @Nullable Block block;
  private int[] offsets = new int[0];
  private int headers;

  VorbisStream(int serial) {
    super(serial);
    info.init();
    comment.init();
  }

  /** Whether {@code page} begins such a stream. */
  static boolean startsOn(Page page) {
    return OggPages.startsWith(page, "\1vorbis");
  }

  @Override
  String codec() {
    return "Vorbis";
  }

  @Override
  boolean isOpen() {
    return headers == HEADERS;
  }

  @Override
  int sampleRate() {
    return info.rate;
  }

  @Override
  int channels() {
    return info.channels;
  }

  @Override
  boolean readHeader(Packet packet) {
    boolean right =
        switch (headers) {
          case 0 -> info.synthesis_headerin(comment, packet) >= 0;
          case 1 -> info.synthesis_headerin(comment, replaced(packet, NO_COMMENTS.clone())) >= 0;
          default -> readSetup(packet);
        };
    headers++;
    return right;
  }

  private boolean readSetup(Packet packet) {
    byte[] setup =
        Arrays.copyOfRange(packet.packet_base, packet.packet, packet.packet + packet.bytes);
    int channels = info.channels;
    replaced(packet, VorbisSetup.checked(setup, channels));
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
  private static Packet replaced(Packet packet, byte[] content) {
    packet.packet_base = content;
    packet.packet = 0;
    packet.bytes = content.length;
    return packet;
  }

  @Override
  void synthesize(Packet packet) {
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
    float[] mono = room(n);
    float weight = 1f / info.channels;
    for (int c = 0; c < info.channels; c++) {
      float[] plane = planes[0][c];
      int offset = offsets[c];
      for (int i = 0; i < n; i++) {
        mono[count() + i] += plane[offset + i] * weight;
      }
    }
    added(n);
  }

  /** Fewer samples in the position than decoded: the sound starts within the page. */
  @Override
  int lead(int count, long granule) {
    return (int) Math.max(0, count - granule);
  }
}
