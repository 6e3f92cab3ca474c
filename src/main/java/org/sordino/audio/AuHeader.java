package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The header of an AU (".snd") file, as Sun's audio(4) manual page describes it. */
final class AuHeader {
  private static final int BYTES = 24;

  private AuHeader() {}

  /** Whether the file starts like an AU file. */
  static boolean matches(InputFile file) throws IOException {
    return file.text(0, 4).equals(".snd");
  }

  static PcmData read(InputFile file) throws IOException {
    ByteBuffer header = file.header(0, BYTES);
    if (header.remaining() < BYTES) {
      throw file.unexpected("a header of " + BYTES + " bytes", header.remaining() + " bytes");
    }
    long start = Integer.toUnsignedLong(header.getInt(4));
    long declared = Integer.toUnsignedLong(header.getInt(8));
    int encoding = header.getInt(12);
    long sampleRate = Integer.toUnsignedLong(header.getInt(16));
    long channels = Integer.toUnsignedLong(header.getInt(20));
    SoundLimits.check(file, channels, sampleRate);
    if (start < BYTES || start > file.size()) {
      throw file.unexpected(
          "sound data between bytes " + BYTES + " and " + file.size(), "it at byte " + start);
    }
    // 0xFFFFFFFF stands for "unknown"; writers to a pipe may also leave 0
    long present = file.size() - start;
    boolean unknown = declared == 0 || declared == 0xFFFF_FFFFL;
    long bytes = unknown ? present : Math.min(declared, present);
    return new PcmData(
        coding(file, encoding),
        ByteOrder.BIG_ENDIAN,
        (int) channels,
        (int) sampleRate,
        start,
        bytes);
  }

  private static SampleCoding coding(InputFile file, int encoding) throws AudioException {
    return switch (encoding) {
      case 1 -> SampleCoding.MU_LAW;
      case 2 -> SampleCoding.SIGNED_8;
      case 3 -> SampleCoding.INTEGER_16;
      case 4 -> SampleCoding.INTEGER_24;
      case 5 -> SampleCoding.INTEGER_32;
      case 6 -> SampleCoding.FLOAT_32;
      case 7 -> SampleCoding.FLOAT_64;
      case 27 -> SampleCoding.A_LAW;
      default ->
          throw file.unexpected(
              "AU encoding 1 to 7 or 27", "encoding " + Integer.toUnsignedString(encoding));
    };
  }
}
