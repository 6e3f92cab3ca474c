package org.sordino.file;

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
}
