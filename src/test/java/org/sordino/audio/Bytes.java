package org.sordino.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds files byte by byte. */
public final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  private Bytes(ByteOrder order) {
    this.order = order;
  }

  public static Bytes little() {
    return new Bytes(ByteOrder.LITTLE_ENDIAN);
  }

  public static Bytes big() {
    return new Bytes(ByteOrder.BIG_ENDIAN);
  }

  public Bytes text(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public Bytes raw(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Bytes given as hexadecimal digits; spaces do not count. */
  public Bytes hex(String digits) {
    String dense = digits.replace(" ", "");
    for (int i = 0; i < dense.length(); i += 2) {
      out.write(Integer.parseInt(dense.substring(i, i + 2), 16));
    }
    return this;
  }

  public Bytes int16(int... values) {
    for (int value : values) {
      raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }
    return this;
  }

  public Bytes int32(long... values) {
    for (long value : values) {
      raw(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
    }
    return this;
  }

  public Bytes int64(long value) {
    return raw(ByteBuffer.allocate(8).order(order).putLong(value).array());
  }

  public Bytes float32(float... values) {
    for (float value : values) {
      int32(Float.floatToRawIntBits(value));
    }
    return this;
  }

  public Bytes float64(double... values) {
    for (double value : values) {
      int64(Double.doubleToRawLongBits(value));
    }
    return this;
  }

  /** A RIFF or IFF chunk with its pad byte. */
  public Bytes chunk(String name, Bytes content) {
    byte[] bytes = content.array();
    text(name).int32(bytes.length).raw(bytes);
    return bytes.length % 2 == 1 ? raw((byte) 0) : this;
  }

  public byte[] array() {
    return out.toByteArray();
  }

  public int size() {
    return out.size();
  }

  public Path write(Path file) throws IOException {
    return Files.write(file, array());
  }

  /** A fmt chunk's 16 bytes. */
  public static Bytes format(int codec, int channels, int sampleRate, int bits) {
    int frame = channels * ((bits + 7) / 8);
    return little()
        .int16(codec, channels)
        .int32(sampleRate, (long) sampleRate * frame)
        .int16(frame, bits);
  }

  /** A RIFF/WAVE file of these chunks. */
  public static Bytes riff(Bytes chunks) {
    return little().text("RIFF").int32(4 + chunks.size()).text("WAVE").raw(chunks.array());
  }

  /** A plain WAV file. */
  public static Bytes wav(int codec, int channels, int sampleRate, int bits, Bytes data) {
    return riff(
        little().chunk("fmt ", format(codec, channels, sampleRate, bits)).chunk("data", data));
  }

  /** An AU file with a header of 24 bytes. */
  public static Bytes au(int encoding, int channels, int sampleRate, long size, Bytes data) {
    return big().text(".snd").int32(24, size, encoding, sampleRate, channels).raw(data.array());
  }

  /** An AIFF file, or with {@code codec} an AIFF-C file, at 22,050 Hz. */
  public static Bytes aiff(String codec, int channels, long frames, int bits, Bytes data) {
    Bytes common = big().int16(channels).int32(frames).int16(bits);
    common.hex("400d ac44 0000 0000 0000"); // 44,100 / 2^15 from the exponent: 22,050
    Bytes chunks = big();
    if (!codec.isEmpty()) {
      chunks.chunk("FVER", big().int32(0xA2805140L));
      common.text(codec).raw((byte) 0, (byte) 0);
    }
    chunks.chunk("COMM", common);
    chunks.chunk("SSND", big().int32(0, 0).raw(data.array()));
    return big()
        .text("FORM")
        .int32(4 + chunks.size())
        .text(codec.isEmpty() ? "AIFF" : "AIFC")
        .raw(chunks.array());
  }
}
