package org.sordino.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What encoders store in a first, silent frame of an MP3 file: the Xing or Info header with LAME's
 * extension, or VBRI. An encoder starts with some samples of silence and fills the last frame up;
 * the tag tells how many, so that the decoded sound can have the original's length.
 *
 * @param start samples to drop at the start, with the 529 by which every decoder is late
 * @param endFrom the first sample of the padding, counted from the first one decoded
 * @param endTo the first sample behind the padding; {@code endFrom} if there is none
 */
record EncoderTag(long start, long endFrom, long endTo) {
  private static final int DECODER_DELAY = 529;
  private static final int FRAMES_FLAG = 1;

  /** The tag in {@code frame}, or null if that is an ordinary frame. */
  static @Nullable EncoderTag read(InputFile file, MpegFrames.Frame frame) throws IOException {
    MpegHeader header = frame.header();
    if (header.format().layer() != 3) {
      return null;
    }
    ByteBuffer bytes = file.header(frame.position(), header.bytes());
    if (text(bytes, 4 + 32, 4).equals("VBRI")) {
      return new EncoderTag(0, 0, 0);
    }
    int at = 4 + header.format().sideBytes();
    String magic = text(bytes, at, 4);
    if (!magic.equals("Xing") && !magic.equals("Info")) {
      return null;
    }
    return readXing(bytes.position(at + 4), header.samples());
  }

  private static EncoderTag readXing(ByteBuffer bytes, int samplesPerFrame) {
    EncoderTag nothing = new EncoderTag(0, 0, 0);
    if (bytes.remaining() < 8) {
      return nothing;
    }
    int flags = bytes.getInt();
    long frames = (flags & FRAMES_FLAG) != 0 ? Integer.toUnsignedLong(bytes.getInt()) : 0;
    // bytes in the file, table of contents, quality
    int skipped =
        ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0) + ((flags & 8) != 0 ? 4 : 0);
    int delays = bytes.position() + skipped + 21; // after name, gains, bit rate …
    String encoder = text(bytes, bytes.position() + skipped, 4);
    boolean known = encoder.equals("LAME") || encoder.startsWith("Lav");
    if (!known || delays + 3 > bytes.limit()) {
      return nothing;
    }
    int both = ((bytes.get(delays) & 0xFF) << 16) | Short.toUnsignedInt(bytes.getShort(delays + 1));
    long start = DECODER_DELAY + (long) (both >> 12);
    long end = frames * samplesPerFrame;
    long padding = Math.max(0, (both & 0xFFF) - DECODER_DELAY);
    return new EncoderTag(start, Math.max(Math.min(start, end), end - padding), end);
  }

  private static String text(ByteBuffer bytes, int at, int length) {
    return at + length > bytes.limit()
        ? ""
        : StandardCharsets.ISO_8859_1.decode(bytes.slice(at, length)).toString();
  }

  /** Whether the sample, counted from the first one decoded, is part of the sound. */
  boolean keeps(long sample) {
    return sample >= start && (sample < endFrom || sample >= endTo);
  }

  /** How many of {@code samples} decoded ones are part of the sound. */
  long kept(long samples) {
    long padding = Math.max(0, Math.min(samples, endTo) - Math.max(start, endFrom));
    return Math.max(0, samples - start - padding);
  }
}
