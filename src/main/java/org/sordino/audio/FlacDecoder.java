package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * FLAC (RFC 9639). Frames whose checksums are wrong, and whatever else lies between the right ones,
 * are stepped over.
 */
final class FlacDecoder implements Decoder {
  /** Files of nothing but damage must not keep us busy. */
  private static final int MOST_DAMAGED = 100;

  private final InputFile file;
  private final FlacInfo info;
  private final FlacBits bits;
  private final FlacSubframe subframe;
  private final long[][] channels;
  private long position;
  private int decoded;
  private int damaged;
  private int count;
  private int used;

  /**
   * @throws AudioException if the blocks before the sound are damaged
   */
  FlacDecoder(InputFile file) throws IOException {
    this.file = file;
    info = FlacInfo.read(file);
    bits = new FlacBits(file);
    subframe = new FlacSubframe(bits);
    channels = new long[info.channels()][0];
    position = info.start();
  }

  @Override
  public int read(float[] mono) throws IOException {
    while (used == count) {
      FlacFrame frame = nextFrame();
      if (frame == null) {
        return -1;
      }
      used = 0;
      count = decode(frame) ? frame.samples() : 0;
    }
    int n = Math.min(mono.length, count - used);
    float scale = 1f / ((1L << (info.bits() - 1)) * channels.length);
    for (int i = 0; i < n; i++, used++) {
      long sum = 0;
      for (long[] channel : channels) {
        sum += channel[used];
      }
      mono[i] = sum * scale;
    }
    return n;
  }

  /** The next thing that looks like a frame, at or behind {@link #position}; null at the end. */
  private @Nullable FlacFrame nextFrame() throws IOException {
    for (; position < file.size(); position++) {
      ByteBuffer header = file.header(position, FlacFrame.MOST_BYTES);
      FlacFrame frame = FlacFrame.parse(header, info);
      if (frame != null) {
        return frame;
      }
    }
    return null;
  }

  /** Decodes {@code frame}, which starts at {@link #position}, and goes on behind it. */
  private boolean decode(FlacFrame frame) throws IOException {
    bits.seek(position + frame.headerBytes());
    boolean right;
    try {
      readChannels(frame);
      int expected = bits.crc16(position);
      bits.seek(bits.position());
      right = bits.read(16) == expected && bits.position() <= file.size();
    } catch (IllegalArgumentException e) {
      right = false;
    }
    if (right) {
      restoreStereo(frame);
      decoded++;
    } else if (++damaged > decoded + MOST_DAMAGED) {
      throw file.unexpected("FLAC frames", "damaged ones");
    }
    position = right ? bits.position() : position + 1;
    return right;
  }

  private void readChannels(FlacFrame frame) throws IOException {
    for (int c = 0; c < channels.length; c++) {
      if (channels[c].length < frame.samples()) {
        channels[c] = new long[frame.samples()];
      }
      int width = info.bits() + (frame.stereo().isSide(c) ? 1 : 0);
      subframe.read(channels[c], frame.samples(), width);
    }
  }

  private void restoreStereo(FlacFrame frame) {
    if (frame.stereo() == FlacFrame.Stereo.NONE) {
      return;
    }
    long[] first = channels[0];
    long[] second = channels[1];
    for (int i = 0; i < frame.samples(); i++) {
      switch (frame.stereo()) {
        case LEFT_SIDE -> second[i] = first[i] - second[i];
        case SIDE_RIGHT -> first[i] += second[i];
        default -> {
          long sum = (first[i] << 1) | (second[i] & 1); // the mid's lowest bit is that of the side
          first[i] = (sum + second[i]) >> 1;
          second[i] = (sum - second[i]) >> 1;
        }
      }
    }
  }

  @Override
  public int sampleRate() {
    return info.sampleRate();
  }

  @Override
  public long expectedSamples() {
    return info.samples();
  }
}
