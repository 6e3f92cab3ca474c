package org.sordino.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes WAV files of any rate and number of channels. */
final class Sounds {
  private static final int HEADER_BYTES = 44;

  private Sounds() {}

  /** A tone of 16 bits in every channel; a frequency of 0 is silence. */
  static Path tone(Path file, double hertz, double seconds, int rate, int channels)
      throws IOException {
    int frames = (int) (seconds * rate);
    ByteBuffer data = ByteBuffer.allocate(2 * frames * channels).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < frames; i++) {
      for (int channel = 0; channel < channels; channel++) {
        data.putShort((short) (8000 * Math.sin(2 * Math.PI * hertz * i / rate)));
      }
    }
    byte[] header = header(rate, channels, 16, data.capacity());
    byte[] all =
        ByteBuffer.allocate(header.length + data.capacity()).put(header).put(data.array()).array();
    return Files.write(file, all);
  }

  /** Mono of 8 bits at 8 kHz whose samples take no room on most disks. */
  static Path sparse(Path file, int seconds) throws IOException {
    int bytes = 8000 * seconds;
    try (RandomAccessFile sound = new RandomAccessFile(file.toFile(), "rw")) {
      sound.write(header(8000, 1, 8, bytes));
      sound.setLength(HEADER_BYTES + (long) bytes);
    }
    return file;
  }

  private static byte[] header(int rate, int channels, int bits, int bytes) {
    int frame = channels * bits / 8;
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(HEADER_BYTES - 8 + bytes)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) channels)
        .putInt(rate)
        .putInt(rate * frame)
        .putShort((short) frame)
        .putShort((short) bits)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(bytes)
        .array();
  }
}
