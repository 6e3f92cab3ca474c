package org.sordino.fault;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.sordino.audio.Crc;

/** Where the checksums of a whole file stand, found by other means than {@link Repair} has. */
final class Checksums {
  private Checksums() {}

  /** The places of all bytes that {@code repair} is to make right. */
  static List<Integer> of(Repair repair, byte[] content) {
    List<Integer> places = new ArrayList<>();
    switch (repair) {
      case NONE -> {}
      case OGG -> ogg(content, places);
      case FLAC -> flac(content, places);
      case STORE -> add(places, content.length - 16, 8);
      case PNG -> png(content, places);
    }
    return places;
  }

  private static void add(List<Integer> places, int from, int count) {
    for (int i = 0; i < count; i++) {
      places.add(from + i);
    }
  }

  /** Page by page: the files hold nothing else. */
  private static void ogg(byte[] content, List<Integer> places) {
    for (int at = 0; at < content.length; ) {
      add(places, at + 22, 4);
      int segments = content[at + 26] & 0xFF;
      int end = at + 27 + segments;
      for (int i = 0; i < segments; i++) {
        end += content[at + 27 + i] & 0xFF;
      }
      at = end;
    }
  }

  /** A frame begins behind the last block of metadata, and ends where its checksum is right. */
  private static void flac(byte[] content, List<Integer> places) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    int start = 4;
    for (boolean last = false; !last; ) {
      last = content[start] < 0;
      start += 4 + (bytes.getInt(start) & 0xFF_FFFF);
    }
    while (start < content.length) {
      int header = 5;
      while (Crc.flacHeader(content, start, start + header) != (content[start + header] & 0xFF)) {
        header++;
      }
      add(places, start + header, 1);
      int end = start + header + 3;
      while (!endsFrame(content, start, end)) {
        end++;
      }
      add(places, end - 2, 2);
      start = end;
    }
  }

  private static boolean endsFrame(byte[] content, int start, int end) {
    return (end == content.length || content[end] == -1)
        && Crc.flacFrame(content, start, end) == 0; // as it is behind its own checksum
  }

  private static void png(byte[] content, List<Integer> places) {
    for (int at = 8; at < content.length; ) {
      at += 8 + ByteBuffer.wrap(content).getInt(at);
      add(places, at, 4);
      at += 4;
    }
  }
}
