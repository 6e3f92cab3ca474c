package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sordino.audio.Mp4Boxes.Box;

/**
 * Finds which part of an MP4 track is to be heard: in iTunes's comment iTunSMPB (encoder delay,
 * padding, number of samples) or in the edit list (ISO/IEC 14496-12, 8.6.6).
 */
final class Mp4EditReader {
  private static final int MOST_COMMENT = 512;
  private static final Pattern GAPLESS =
      Pattern.compile(
          "iTunSMPB.{0,24} [0-9A-F]{8} ([0-9A-F]{8}) [0-9A-F]{8} ([0-9A-F]{16})", Pattern.DOTALL);

  private final Mp4Boxes boxes;
  private final Box movie;
  private final Box track;

  Mp4EditReader(Mp4Boxes boxes, Box movie, Box track) {
    this.boxes = boxes;
    this.movie = movie;
    this.track = track;
  }

  /** The part to be heard; everything if the file says nothing that makes sense. */
  Mp4Edit read() throws IOException {
    Clock media = clock(boxes.find(track, "mdia", "mdhd"));
    if (media == null) {
      return Mp4Edit.NONE;
    }
    Mp4Edit comment = comment(media);
    return comment == null ? list(media) : comment;
  }

  /**
   * Head of a track's or the movie's time.
   *
   * @param duration in ticks, of which there are {@code timescale} a second
   */
  private record Clock(long timescale, long duration) {}

  private @Nullable Clock clock(@Nullable Box head) throws IOException {
    ByteBuffer bytes = head == null ? ByteBuffer.allocate(0) : boxes.content(head, 32);
    if (bytes.remaining() < 20) {
      return null;
    }
    boolean wide = bytes.get(0) == 1 && bytes.remaining() == 32;
    long timescale = Integer.toUnsignedLong(bytes.getInt(wide ? 20 : 12));
    long duration = wide ? bytes.getLong(24) : Integer.toUnsignedLong(bytes.getInt(16));
    return timescale == 0 ? null : new Clock(timescale, duration);
  }

  private @Nullable Mp4Edit comment(Clock media) throws IOException {
    Box meta = boxes.find(movie, "udta", "meta");
    Box list = meta == null ? null : Mp4Boxes.first(boxes.inside(meta, 4), "ilst");
    if (list == null) {
      return null;
    }
    for (Box item : boxes.inside(list, 0)) {
      if (item.type().equals("----")) {
        ByteBuffer bytes = boxes.content(item, MOST_COMMENT);
        Matcher found = GAPLESS.matcher(StandardCharsets.ISO_8859_1.decode(bytes));
        if (found.find()) {
          long start = Long.parseLong(found.group(1), 16);
          long samples = Long.parseUnsignedLong(found.group(2), 16);
          boolean beyond = media.duration() > 0 && start >= media.duration();
          boolean sensible = samples > 0 && start + samples > start && !beyond;
          return sensible ? new Mp4Edit(start, start + samples, media.timescale()) : null;
        }
      }
    }
    return null;
  }

  private Mp4Edit list(Clock media) throws IOException {
    Clock whole = clock(boxes.find(movie, "mvhd"));
    Box list = boxes.find(track, "edts", "elst");
    if (whole == null || list == null) {
      return Mp4Edit.NONE;
    }
    ByteBuffer bytes = boxes.content(list, MOST_COMMENT);
    boolean wide = bytes.hasRemaining() && bytes.get(0) == 1;
    int entry = wide ? 20 : 12;
    Mp4Edit heard = null;
    for (int at = 8; at + entry <= bytes.remaining(); at += entry) {
      long length = wide ? bytes.getLong(at) : Integer.toUnsignedLong(bytes.getInt(at));
      long start = wide ? bytes.getLong(at + 8) : bytes.getInt(at + 4);
      if (start >= 0) { // others are pauses before it
        Mp4Edit piece = edit(start, length, whole, media);
        heard = heard == null ? piece : heard.to(piece);
      }
    }
    return heard == null ? Mp4Edit.NONE : heard;
  }

  /**
   * The list counts lengths in ticks of the movie, which are coarse: the track's own end is exact.
   */
  private static Mp4Edit edit(long start, long length, Clock whole, Clock media) {
    double tick = (double) media.timescale() / whole.timescale();
    double end = start + length * tick;
    if (length <= 0 || Math.abs(end - media.duration()) <= tick) {
      end = media.duration();
    }
    boolean sensible = end > start && end < Mp4Edit.OPEN;
    return new Mp4Edit(start, sensible ? Math.round(end) : Mp4Edit.OPEN, media.timescale());
  }
}
