package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.sordino.audio.Chunks.Chunk;

/**
 * The header of a WAV file: RIFF/WAVE, also RF64 and BW64 (EBU Tech 3306, ITU-R BS.2088), with
 * WAVE_FORMAT_EXTENSIBLE; chunks other than fmt, ds64 and data are stepped over.
 */
final class WavHeader {
  private static final int PCM = 1;
  private static final int IEEE_FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  /** The end of every sub-format that stands for an old format number. */
  private static final long GUID_MIDDLE = 0x0010_0000L;

  private static final long GUID_END = 0x719B_3800_AA00_0080L;
  private static final long UNKNOWN = 0xFFFF_FFFFL;

  private final InputFile file;
  private final Chunks chunks;

  private WavHeader(InputFile file) {
    this.file = file;
    this.chunks = new Chunks(file, ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether the file starts like a WAV file. */
  static boolean matches(InputFile file) throws IOException {
    String magic = file.text(0, 4);
    return (magic.equals("RIFF") || magic.equals("RF64") || magic.equals("BW64"))
        && file.text(8, 4).equals("WAVE");
  }

  static PcmData read(InputFile file) throws IOException {
    return new WavHeader(file).read();
  }

  private PcmData read() throws IOException {
    ByteBuffer format = null;
    long longSize = -1; // not told
    for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
      switch (chunk.name()) {
        case "fmt " -> format = copy(chunks.content(chunk, 40));
        case "ds64" -> longSize = longSize(chunks.content(chunk, 16));
        case "data" -> {
          return data(format, chunk.start(), dataBytes(chunk, longSize));
        }
        default -> {}
      }
    }
    throw file.unexpected(
        format == null ? "a fmt and a data chunk" : "a data chunk", "the end of the file");
  }

  private static ByteBuffer copy(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.get(0, bytes);
    return ByteBuffer.wrap(bytes).order(content.order());
  }

  private static long longSize(ByteBuffer content) {
    return content.remaining() < 16 ? -1 : content.getLong(8);
  }

  /**
   * The bytes of samples really there. Writers to a pipe cannot come back to fill in the sizes:
   * they leave 0 or the greatest number, and then the samples reach to the end of the file. A size
   * of 0 inside a RIFF size that was filled in is meant.
   */
  private long dataBytes(Chunk chunk, long longSize) throws IOException {
    long present = file.size() - chunk.start();
    long declared = chunk.size() == UNKNOWN ? longSize : chunk.size();
    if (declared == 0) {
      ByteBuffer riff = file.header(4, 4).order(ByteOrder.LITTLE_ENDIAN);
      long end = 8 + Integer.toUnsignedLong(riff.getInt(0));
      boolean meant = end > chunk.start() && end <= file.size() + 1;
      return meant ? 0 : present;
    }
    return declared < 0 ? present : Math.min(declared, present);
  }

  private PcmData data(@Nullable ByteBuffer format, long start, long bytes) throws IOException {
    if (format == null) {
      throw file.unexpected("a fmt chunk before the data chunk", "none");
    }
    if (format.remaining() < 16) {
      throw file.unexpected("a fmt chunk of 16 bytes or more", format.remaining() + " bytes");
    }
    int channels = Short.toUnsignedInt(format.getShort(2));
    long sampleRate = Integer.toUnsignedLong(format.getInt(4));
    int frameBytes = Short.toUnsignedInt(format.getShort(12));
    int bits = Short.toUnsignedInt(format.getShort(14));
    SoundLimits.check(file, channels, sampleRate);
    SampleCoding coding = coding(formatNumber(format), bits);
    if (frameBytes != coding.bytes() * channels) {
      throw file.unexpected(
          "blocks of "
              + coding.bytes() * channels
              + " bytes for "
              + channels
              + " channels of "
              + bits
              + " bits",
          frameBytes + " bytes");
    }
    return new PcmData(coding, ByteOrder.LITTLE_ENDIAN, channels, (int) sampleRate, start, bytes);
  }

  private int formatNumber(ByteBuffer format) throws AudioException {
    int number = Short.toUnsignedInt(format.getShort(0));
    if (number != EXTENSIBLE) {
      return number;
    }
    if (format.remaining() < 40) {
      throw file.unexpected("an extensible fmt chunk of 40 bytes", format.remaining() + " bytes");
    }
    // 16 bytes of sub-format: four of the old number, then always the same twelve
    long start = format.getLong(24);
    if (start >>> 32 != GUID_MIDDLE || format.getLong(32) != GUID_END) {
      throw file.unexpected(
          "PCM or float samples",
          String.format("sub-format %016x%016x", start, format.getLong(32)));
    }
    return (int) start;
  }

  private SampleCoding coding(int number, int bits) throws AudioException {
    return switch (number) {
      // fewer bits than fill their bytes are stored in the upper ones
      case PCM ->
          switch ((bits + 7) / 8) {
            case 1 -> SampleCoding.UNSIGNED_8;
            case 2 -> SampleCoding.INTEGER_16;
            case 3 -> SampleCoding.INTEGER_24;
            case 4 -> SampleCoding.INTEGER_32;
            default -> throw file.unexpected("samples of 1 to 32 bits", bits + " bits");
          };
      case IEEE_FLOAT ->
          switch (bits) {
            case 32 -> SampleCoding.FLOAT_32;
            case 64 -> SampleCoding.FLOAT_64;
            default -> throw file.unexpected("float samples of 32 or 64 bits", bits + " bits");
          };
      case A_LAW -> SampleCoding.A_LAW;
      case MU_LAW -> SampleCoding.MU_LAW;
      default ->
          throw file.unexpected(
              "WAV codec 1 (PCM), 3 (float), 6 (A-law) or 7 (mu-law)",
              "codec " + number + name(number));
    };
  }

  private static String name(int number) {
    return switch (number) {
      case 0x02 -> " (Microsoft ADPCM)";
      case 0x11 -> " (IMA ADPCM)";
      case 0x31 -> " (GSM 6.10)";
      case 0x50 -> " (MPEG)";
      case 0x55 -> " (MP3)";
      case 0xFF -> " (AAC)";
      case 0x161 -> " (Windows Media Audio)";
      default -> "";
    };
  }
}
