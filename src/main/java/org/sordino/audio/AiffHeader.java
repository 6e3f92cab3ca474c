package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.sordino.audio.Chunks.Chunk;

/** The header of an AIFF or AIFF-C file (Apple, 1989 and 1991). */
final class AiffHeader {
  private final InputFile file;
  private final Chunks chunks;

  private AiffHeader(InputFile file) {
    this.file = file;
    this.chunks = new Chunks(file, ByteOrder.BIG_ENDIAN);
  }

  /** Whether the file starts like an AIFF file. */
  static boolean matches(InputFile file) throws IOException {
    String type = file.text(8, 4);
    return file.text(0, 4).equals("FORM") && (type.equals("AIFF") || type.equals("AIFC"));
  }

  static PcmData read(InputFile file) throws IOException {
    return new AiffHeader(file).read();
  }

  private PcmData read() throws IOException {
    Chunk common = null;
    Chunk sound = null;
    // the two may come in any order
    for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
      if (chunk.name().equals("COMM")) {
        common = chunk;
      } else if (chunk.name().equals("SSND")) {
        sound = chunk;
      }
      if (common != null && sound != null) {
        break;
      }
    }
    return data(found(common, "COMM"), found(sound, "SSND"));
  }

  private Chunk found(@Nullable Chunk chunk, String name) throws AudioException {
    if (chunk == null) {
      throw file.unexpected("a COMM and an SSND chunk", "no " + name);
    }
    return chunk;
  }

  private PcmData data(Chunk common, Chunk sound) throws IOException {
    boolean compressed = file.text(8, 4).equals("AIFC");
    ByteBuffer format = chunks.content(common, 22);
    int needed = compressed ? 22 : 18;
    if (format.remaining() < needed) {
      throw file.unexpected(
          "a COMM chunk of " + needed + " bytes or more", format.remaining() + " bytes");
    }
    int channels = Short.toUnsignedInt(format.getShort(0));
    long frames = Integer.toUnsignedLong(format.getInt(2));
    int bits = Short.toUnsignedInt(format.getShort(6));
    long sampleRate = extended(format.getShort(8), format.getLong(10));
    String codec =
        compressed ? StandardCharsets.ISO_8859_1.decode(format.slice(18, 4)).toString() : "NONE";
    SoundLimits.check(file, channels, sampleRate);
    SampleCoding coding = coding(codec, bits);

    ByteBuffer offset = file.header(sound.start(), 8);
    if (offset.remaining() < 8) {
      throw file.unexpected("an SSND chunk of 8 bytes or more", offset.remaining() + " bytes");
    }
    long skipped = 8 + Integer.toUnsignedLong(offset.getInt(0));
    long present = file.size() - sound.start() - skipped;
    // writers to a pipe leave the sizes unknown: 0 (or just the eight bytes) with no frames counted
    boolean unknown = frames == 0 && sound.size() <= 8;
    long bytes = unknown ? present : Math.min(sound.size() - skipped, present);
    if (frames > 0) {
      bytes = Math.min(bytes, frames * channels * coding.bytes());
    }
    return new PcmData(
        coding,
        order(codec),
        channels,
        (int) sampleRate,
        sound.start() + skipped,
        Math.max(0, bytes));
  }

  /**
   * The 80-bit float of IEEE 754 that holds the sample rate, rounded; -1 if it is no such number.
   */
  private static long extended(short signAndExponent, long mantissa) {
    int shift = 63 - (signAndExponent - 16383);
    if (mantissa >= 0 || shift < 1 || shift > 63) {
      return mantissa == 0 ? 0 : -1; // not normalised, negative, below 1 or beyond 2^63
    }
    return (mantissa >>> shift) + (mantissa >>> (shift - 1) & 1);
  }

  private static ByteOrder order(String codec) {
    return codec.equals("sowt") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  private SampleCoding coding(String codec, int bits) throws AudioException {
    return switch (codec) {
      case "NONE", "twos", "sowt" ->
          switch ((bits + 7) / 8) {
            case 1 -> SampleCoding.SIGNED_8;
            case 2 -> SampleCoding.INTEGER_16;
            case 3 -> SampleCoding.INTEGER_24;
            case 4 -> SampleCoding.INTEGER_32;
            default -> throw file.unexpected("samples of 1 to 32 bits", bits + " bits");
          };
      case "raw " -> SampleCoding.UNSIGNED_8;
      case "in24" -> SampleCoding.INTEGER_24;
      case "in32" -> SampleCoding.INTEGER_32;
      case "fl32", "FL32" -> SampleCoding.FLOAT_32;
      case "fl64", "FL64" -> SampleCoding.FLOAT_64;
      case "ulaw", "ULAW" -> SampleCoding.MU_LAW;
      case "alaw", "ALAW" -> SampleCoding.A_LAW;
      default ->
          throw file.unexpected(
              "AIFF codec NONE, twos, sowt, raw, in24, in32, fl32, fl64, ulaw or alaw",
              "codec " + Printable.text(codec));
    };
  }
}
