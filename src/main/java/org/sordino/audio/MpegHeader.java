package org.sordino.audio;

import org.jspecify.annotations.Nullable;

/**
 * The four bytes before every frame of MPEG audio (ISO 11172-3, 13818-3 and the unofficial 2.5).
 *
 * @param format what all frames of a stream share: version, layer, sample rate, mono or not
 * @param bytes of the whole frame with this header
 */
record MpegHeader(Format format, int bytes) {
  private static final int[] LAYER_1 = {
    32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448
  };
  private static final int[] LAYER_2 = {
    32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384
  };
  private static final int[] LAYER_3 = {
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] LOW_LAYER_1 = {
    32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256
  };
  private static final int[] LOW_LAYER_2_3 = {
    8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] RATES = {44_100, 48_000, 32_000};

  /**
   * What cannot change within a stream.
   *
   * @param halvings of MPEG 1's sample rates: 0 for MPEG 1, 1 for MPEG 2, 2 for "2.5"
   * @param layer 1 to 3
   * @param sampleRate in Hz
   */
  record Format(int halvings, int layer, int sampleRate, int channels) {
    /** Samples of each channel that one frame decodes to. */
    int frameSamples() {
      if (layer == 1) {
        return 384;
      }
      return layer == 3 && halvings > 0 ? 576 : 1152;
    }

    /** Bytes of side information after the header and before the main data in layer III. */
    int sideBytes() {
      if (halvings == 0) {
        return channels == 1 ? 17 : 32;
      }
      return channels == 1 ? 9 : 17;
    }
  }

  /** The header in these 32 bits, or null if they are none that can be decoded. */
  static @Nullable MpegHeader parse(int bits) {
    int version = bits >>> 19 & 3;
    int layer = 4 - (bits >>> 17 & 3);
    int bitrate = bits >>> 12 & 15;
    int rate = bits >>> 10 & 3;
    boolean reserved = version == 1 || layer == 4 || rate == 3 || (bits & 3) == 2;
    // 0 would be the free format, whose frames do not tell their length
    if (bits >>> 21 != 0x7FF || reserved || bitrate == 0 || bitrate == 15) {
      return null;
    }
    int halvings = version == 3 ? 0 : version == 2 ? 1 : 2;
    int sampleRate = RATES[rate] >> halvings;
    int channels = (bits >>> 6 & 3) == 3 ? 1 : 2;
    int padding = bits >>> 9 & 1;
    int bitsPerSecond = 1000 * bitrates(halvings, layer)[bitrate - 1];
    Format format = new Format(halvings, layer, sampleRate, channels);
    int bytes =
        layer == 1
            ? (12 * bitsPerSecond / sampleRate + padding) * 4
            : format.frameSamples() / 8 * bitsPerSecond / sampleRate + padding;
    return new MpegHeader(format, bytes);
  }

  /** Samples of each channel that the frame decodes to. */
  int samples() {
    return format.frameSamples();
  }

  private static int[] bitrates(int halvings, int layer) {
    if (halvings > 0) {
      return layer == 1 ? LOW_LAYER_1 : LOW_LAYER_2_3;
    }
    return switch (layer) {
      case 1 -> LAYER_1;
      case 2 -> LAYER_2;
      default -> LAYER_3;
    };
  }
}
