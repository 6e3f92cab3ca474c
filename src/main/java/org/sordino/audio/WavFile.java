package org.sordino.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.sordino.file.WholeFile;

/** Writes WAV files. */
public final class WavFile {
  private static final int HEADER_BYTES = 44;
  private static final int BLOCK = 1 << 13;

  private WavFile() {}

  /**
   * Writes {@code audio} as mono PCM of 16 bits, rounded to the nearest of the 65,536 steps;
   * samples beyond [-1, 1] are clipped. The file is written whole or not at all.
   *
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if the sound is too long for a WAV file (4 GB)
   */
  public static void write(Path file, Audio audio) throws IOException {
    long bytes = bytes(audio);
    if (bytes > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException(
          file + ": expected at most 4 GB of samples, found " + bytes + " bytes");
    }
    WholeFile.write(file, out -> write(out, audio));
  }

  /** The size of the file that {@code audio} becomes, header included. */
  public static long bytes(Audio audio) {
    return HEADER_BYTES + 2L * audio.samples().length;
  }

  /** Writes the content of such a file, of at most 4 GB, to {@code out}. */
  public static void write(OutputStream out, Audio audio) throws IOException {
    float[] samples = audio.samples();
    out.write(header(2 * samples.length, audio.sampleRate()));
    byte[] block = new byte[2 * BLOCK];
    for (int from = 0; from < samples.length; from += BLOCK) {
      int count = Math.min(BLOCK, samples.length - from);
      encode(samples, from, count, block);
      out.write(block, 0, 2 * count);
    }
  }

  private static byte[] header(int dataBytes, int sampleRate) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(HEADER_BYTES - 8 + dataBytes)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1) // PCM
        .putShort((short) 1) // channel
        .putInt(sampleRate)
        .putInt(2 * sampleRate) // bytes per second
        .putShort((short) 2) // bytes per frame
        .putShort((short) 16) // bits
        .put(ascii("data"))
        .putInt(dataBytes)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void encode(float[] samples, int from, int count, byte[] block) {
    for (int i = 0; i < count; i++) {
      int value = Math.max(-32768, Math.min(32767, Math.round(samples[from + i] * 32768)));
      block[2 * i] = (byte) value;
      block[2 * i + 1] = (byte) (value >> 8);
    }
  }
}
