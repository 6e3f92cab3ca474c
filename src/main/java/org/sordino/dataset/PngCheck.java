package org.sordino.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Looks whether bytes are a whole PNG file of 32 × 32 pixels that is RGB, palette or grey, of at
 * most 8 bits and without transparency (PNG Specification, second edition, ISO/IEC 15948:2003). No
 * memory is asked for because of what the bytes claim, so that a decoder may trust them afterwards.
 */
final class PngCheck {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int HEADER_BYTES = 13;

  /** Length, type and checksum. */
  private static final int FRAME_BYTES = 12;

  private final String source;
  private final byte[] png;

  private PngCheck(String source, byte[] png) {
    this.source = source;
    this.png = png;
  }

  /**
   * Checks {@code png}.
   *
   * @param source what the messages call it
   * @throws ImageException if it is anything else
   */
  static void check(String source, byte[] png) throws ImageException {
    new PngCheck(source, png).check(true);
  }

  /**
   * Checks that {@code png} is whole, of whatever size and mode.
   *
   * @param source what the messages call it
   * @throws ImageException if it is cut or damaged
   */
  static void requireWhole(String source, byte[] png) throws ImageException {
    new PngCheck(source, png).check(false);
  }

  private void check(boolean ofDataset) throws ImageException {
    if (!Arrays.equals(SIGNATURE, Arrays.copyOf(png, SIGNATURE.length))) {
      byte[] start = Arrays.copyOf(png, Math.min(png.length, SIGNATURE.length));
      throw new ImageException(
          source,
          "a PNG image",
          start.length == 0
              ? "an empty file"
              : "a file that begins with the bytes " + HexFormat.ofDelimiter(" ").formatHex(start));
    }
    int at = SIGNATURE.length;
    String type = "";
    while (!type.equals("IEND")) {
      int length = length(at);
      String before = type;
      type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (ofDataset && before.isEmpty()) {
        checkHeader(type, length, ByteBuffer.wrap(png, at + 8, length));
      } else if (ofDataset && type.equals("tRNS")) {
        throw unexpected("an image without transparency", "transparent colours");
      }
      at += FRAME_BYTES + length;
    }
  }

  /** The length of the chunk at {@code at}, which is whole. */
  private int length(int at) throws ImageException {
    int left = png.length - at - FRAME_BYTES;
    int length = left < 0 ? 0 : ByteBuffer.wrap(png).getInt(at);
    if (left < 0 || length < 0 || length > left) {
      throw unexpected("a whole PNG image", "one that is cut after " + png.length + " bytes");
    }
    CRC32 checksum = new CRC32();
    checksum.update(png, at + 4, 4 + length);
    if ((int) checksum.getValue() != ByteBuffer.wrap(png).getInt(at + 8 + length)) {
      throw unexpected("a whole PNG image", "a wrong checksum at byte " + at);
    }
    return length;
  }

  private void checkHeader(String type, int length, ByteBuffer header) throws ImageException {
    if (!type.equals("IHDR") || length != HEADER_BYTES) {
      throw unexpected("a PNG image", "one without a header");
    }
    long width = Integer.toUnsignedLong(header.getInt());
    long height = Integer.toUnsignedLong(header.getInt());
    if (width != LabelledImages.SIDE || height != LabelledImages.SIDE) {
      throw unexpected("32 × 32 pixels", width + " × " + height);
    }
    int bits = header.get();
    String mode =
        switch (header.get()) {
          case 0 -> "grey";
          case 2 -> "RGB";
          case 3 -> "palette";
          case 4 -> "grey with alpha";
          case 6 -> "RGB with alpha";
          default -> "an unknown mode";
        };
    if (bits > 8 || mode.contains("alpha") || mode.contains("unknown")) {
      throw unexpected(
          "RGB, palette or grey of at most 8 bits without alpha", mode + " of " + bits + " bits");
    }
  }

  private ImageException unexpected(String expected, String found) {
    return new ImageException(source, expected, found);
  }
}
