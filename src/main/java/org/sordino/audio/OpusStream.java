package org.sordino.audio;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusMSDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * An Opus stream (RFC 7845), decoded with Concentus at 48 kHz, at which every Opus stream counts
 * its samples. The encoder's delay, the pre-skip, is left out.
 */
final class OpusStream extends OggStream {
  private static final int RATE = 48_000;

  /** 120 ms, the longest packet. */
  private static final int MOST_SAMPLES = 5760;

  private static final int HEADERS = 2;
  private static final int MOST_CHANNELS = 8;

  /** A channel of silence in the mapping. */
  private static final int SILENT = 255;

  private @Nullable OpusMSDecoder decoder;
  private short[] interleaved = new short[0];
  private int channels;
  private float scale;
  private int headers;

  OpusStream(int serial) {
    super(serial);
  }

  /** Whether {@code page} begins such a stream. */
  static boolean startsOn(Page page) {
    return OggPages.startsWith(page, "OpusHead");
  }

  @Override
  String codec() {
    return "Opus";
  }

  @Override
  boolean isOpen() {
    return headers == HEADERS;
  }

  @Override
  int sampleRate() {
    return RATE;
  }

  @Override
  int channels() {
    return channels;
  }

  /** The second header holds tags, perhaps pictures, which are none of our business. */
  @Override
  boolean readHeader(Packet packet) {
    boolean right = headers > 0 || readHead(packet);
    headers++;
    return right;
  }

  private boolean readHead(Packet packet) {
    ByteBuffer head = ByteBuffer.wrap(packet.packet_base, packet.packet, packet.bytes).slice();
    head.order(ByteOrder.LITTLE_ENDIAN);
    if (head.remaining() < 19 || (head.get(8) & 0xF0) != 0) {
      return false; // cut, or of another major version
    }
    channels = head.get(9) & 0xFF;
    skip(Short.toUnsignedInt(head.getShort(10)));
    double gain = head.getShort(16) / 256.0; // decibels; the rate at 12 is that of the original
    scale = (float) (Math.pow(10, gain / 20) / (0x1p15 * channels));
    return switch (head.get(18)) {
      case 0 -> channels <= 2 && open(1, channels - 1, new short[] {0, 1});
      case 1 -> channels <= MOST_CHANNELS && openMapped(head);
      default -> false; // channels that are no loudspeakers
    };
  }

  private boolean openMapped(ByteBuffer head) {
    if (head.remaining() < 21 + channels) {
      return false;
    }
    int streams = head.get(19) & 0xFF;
    int coupled = head.get(20) & 0xFF;
    short[] mapping = new short[channels];
    for (int c = 0; c < channels; c++) {
      mapping[c] = (short) (head.get(21 + c) & 0xFF);
      if (mapping[c] >= streams + coupled && mapping[c] != SILENT) {
        return false;
      }
    }
    return streams <= channels && coupled <= streams && open(streams, coupled, mapping);
  }

  private boolean open(int streams, int coupled, short[] mapping) {
    if (channels == 0 || streams == 0) {
      return false;
    }
    try {
      decoder = OpusMSDecoder.create(RATE, channels, streams, coupled, mapping);
    } catch (OpusException e) {
      return false;
    }
    interleaved = new short[MOST_SAMPLES * channels];
    return true;
  }

  @Override
  void synthesize(Packet packet) {
    if (decoder == null) {
      return;
    }
    int n =
        decoder.decodeMultistream(
            packet.packet_base, packet.packet, packet.bytes, interleaved, 0, MOST_SAMPLES, 0);
    if (n <= 0) {
      return; // no packet of sound
    }
    float[] mono = room(n);
    for (int i = 0, at = 0; i < n; i++) {
      int sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += interleaved[at++];
      }
      mono[count() + i] = sum * scale;
    }
    added(n);
  }

  /** A first position beyond the number of samples: the stream was joined late, which is fine. */
  @Override
  int lead(int count, long granule) {
    return 0;
  }
}
