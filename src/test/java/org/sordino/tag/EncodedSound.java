package org.sordino.tag;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a file that hold its sound as it is encoded, without tags and their surroundings.
 */
final class EncodedSound {
  private EncodedSound() {}

  static byte[] of(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    String start = word(bytes);
    return switch (start) {
      case "fLaC" -> flac(bytes);
      case "OggS" -> ogg(bytes.rewind());
      case "RIFF" -> wav(bytes);
      default -> word(bytes).equals("ftyp") ? mp4(bytes.rewind()) : mpeg(bytes.rewind());
    };
  }

  private static byte[] rest(ByteBuffer bytes, int size) {
    byte[] found = new byte[size];
    bytes.get(found);
    return found;
  }

  private static String word(ByteBuffer bytes) {
    return new String(rest(bytes, 4), StandardCharsets.ISO_8859_1);
  }

  /** From the first frame of layer III or II on; an ID3v2 tag writes no such bytes. */
  private static byte[] mpeg(ByteBuffer bytes) {
    int word = bytes.getShort(0);
    while ((word & 0xfff6) != 0xfff2 && (word & 0xfff6) != 0xfff4) {
      bytes.get();
      word = bytes.getShort(bytes.position());
    }
    return rest(bytes, bytes.remaining());
  }

  /** What follows the metadata blocks. */
  private static byte[] flac(ByteBuffer bytes) {
    int block;
    do {
      block = bytes.getInt();
      bytes.position(bytes.position() + (block & 0xffffff));
    } while (block >= 0);
    return rest(bytes, bytes.remaining());
  }

  /** The bodies of the pages behind the headers, whose granule position is 0. */
  private static byte[] ogg(ByteBuffer bytes) throws IOException {
    ByteArrayOutputStream bodies = new ByteArrayOutputStream();
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      long granule = bytes.getLong(bytes.position() + 6);
      bytes.position(bytes.position() + 26);
      int size = 0;
      for (byte segment : rest(bytes, bytes.get() & 0xff)) {
        size += segment & 0xff;
      }
      byte[] body = rest(bytes, size);
      if (granule != 0) {
        bodies.write(body);
      }
    }
    return bodies.toByteArray();
  }

  /** The content of {@code mdat}. */
  private static byte[] mp4(ByteBuffer bytes) {
    while (true) {
      int size = bytes.getInt() - 8;
      if (word(bytes).equals("mdat")) {
        return rest(bytes, size);
      }
      bytes.position(bytes.position() + size);
    }
  }

  /** The content of the chunk {@code data}. */
  private static byte[] wav(ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN).position(12);
    while (true) {
      String name = word(bytes);
      int size = bytes.getInt();
      if (name.equals("data")) {
        return rest(bytes, size);
      }
      bytes.position(bytes.position() + size + size % 2);
    }
  }
}
