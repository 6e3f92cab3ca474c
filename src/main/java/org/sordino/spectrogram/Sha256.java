package org.sordino.spectrogram;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {
  private Sha256() {}

  /** A digest that nothing was put into yet. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** The first 128 bits of what {@code digest} comes to, in hexadecimal; enough for an identity. */
  public static String identity(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  /** The identity of {@code samples} as little-endian floats. */
  static String of(float[] samples) {
    MessageDigest digest = digest();
    ByteBuffer block = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < samples.length; start += block.capacity() / Float.BYTES) {
      int count = Math.min(block.capacity() / Float.BYTES, samples.length - start);
      block.asFloatBuffer().put(samples, start, count);
      digest.update(block.array(), 0, count * Float.BYTES);
    }
    return identity(digest);
  }
}
