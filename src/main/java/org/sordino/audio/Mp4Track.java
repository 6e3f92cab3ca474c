package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sordino.audio.Mp4Boxes.Box;

/**
 * What an MP4 file says about its first track of sound.
 *
 * @param config the AudioSpecificConfig of its AAC
 */
record Mp4Track(byte[] config, Mp4Edit edit, Mp4Samples samples) {
  private static final int ENTRY = 28;
  private static final int MOST_CONFIG = 256;

  /** Whether the file starts like MP4. */
  static boolean matches(InputFile file) throws IOException {
    return file.text(4, 4).equals("ftyp");
  }

  /**
   * @throws AudioException if there is no track of AAC, or its tables are damaged
   */
  static Mp4Track read(InputFile file) throws IOException {
    Box movie = Mp4Boxes.first(new Mp4Boxes(file).top(), "moov");
    if (movie == null) {
      throw file.unexpected("a moov box in MP4", "none");
    }
    Mp4Boxes boxes = new Mp4Boxes(file); // anew: fragments may be more than it walks over
    for (Box track : boxes.inside(movie, 0)) {
      Box handler = track.type().equals("trak") ? boxes.find(track, "mdia", "hdlr") : null;
      if (handler != null && file.text(handler.start() + 8, 4).equals("soun")) {
        return read(file, boxes, movie, track);
      }
    }
    throw file.unexpected("a track of sound in MP4", "none");
  }

  private static Mp4Track read(InputFile file, Mp4Boxes boxes, Box movie, Box track)
      throws IOException {
    Box tables = boxes.find(track, "mdia", "minf", "stbl");
    Box kinds = boxes.find(tables, "stsd");
    List<Box> entries = kinds == null ? List.of() : boxes.inside(kinds, 8);
    if (tables == null || entries.isEmpty()) {
      throw file.unexpected("a sample table in MP4", "none");
    }
    Box entry = entries.get(0);
    if (!entry.type().equals("mp4a")) {
      boolean locked = entry.type().equals("drms") || entry.type().equals("enca");
      throw file.unexpected(
          "AAC in MP4",
          "codec " + Printable.text(entry.type()) + (locked ? " (protected music)" : ""));
    }
    byte[] config = config(boxes, entry);
    if (config == null) {
      throw file.unexpected("the settings of AAC in MP4", "none or those of another codec");
    }
    Mp4Samples samples = Mp4Samples.read(file, boxes, tables);
    if (samples.count() == 0 && boxes.find(movie, "mvex") != null) {
      throw file.unexpected("MP4 with one table of samples", "MP4 in fragments");
    }
    return new Mp4Track(config, new Mp4EditReader(boxes, movie, track).read(), samples);
  }

  private static byte @Nullable [] config(Mp4Boxes boxes, Box entry) throws IOException {
    ByteBuffer head = boxes.content(entry, ENTRY);
    if (head.remaining() < ENTRY) {
      return null;
    }
    // QuickTime's own versions have more in front of the boxes
    int more = head.getShort(8) == 1 ? 16 : head.getShort(8) == 2 ? 36 : 0;
    List<Box> inside = boxes.inside(entry, ENTRY + more);
    Box settings = Mp4Boxes.first(inside, "esds");
    if (settings == null) {
      settings = boxes.find(Mp4Boxes.first(inside, "wave"), "esds");
    }
    return settings == null ? null : config(boxes.content(settings, MOST_CONFIG));
  }

  /** The settings in the nested descriptors of an esds box (ISO/IEC 14496-1, 7.2.6). */
  private static byte @Nullable [] config(ByteBuffer box) {
    try {
      box.position(4);
      descend(box, 3);
      box.getShort();
      int flags = box.get();
      skip(box, (flags & 0x80) != 0 ? 2 : 0);
      skip(box, (flags & 0x40) != 0 ? box.get() & 0xFF : 0);
      skip(box, (flags & 0x20) != 0 ? 2 : 0);
      descend(box, 4);
      int codec = box.get() & 0xFF;
      skip(box, 12);
      byte[] config = new byte[Math.min(descend(box, 5), box.remaining())];
      box.get(config);
      boolean aac = codec == 0x40 || (codec >= 0x66 && codec <= 0x68); // MPEG-4, MPEG-2
      return aac && config.length >= 2 ? config : null;
    } catch (RuntimeException e) {
      return null; // cut
    }
  }

  private static void skip(ByteBuffer box, int bytes) {
    box.position(box.position() + bytes);
  }

  /** Enters a descriptor and returns its size, which has 7 bits a byte. */
  private static int descend(ByteBuffer box, int tag) {
    if (box.get() != tag) {
      throw new IllegalArgumentException("another descriptor");
    }
    int size = 0;
    byte next = -1;
    for (int i = 0; i < 4 && next < 0; i++) {
      next = box.get();
      size = (size << 7) | (next & 0x7F);
    }
    return size;
  }
}
