package org.sordino.audio;

import com.jcraft.jogg.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ogg Vorbis, also several streams one after the other (chained). Of streams side by side the first
 * Vorbis one is heard.
 */
final class VorbisDecoder implements Decoder {
  /** Silence takes a few bytes a packet; beyond this the list of samples may grow by itself. */
  private static final int MOST_SAMPLES_PER_BYTE = 64;

  private static final byte[] VORBIS = {1, 'v', 'o', 'r', 'b', 'i', 's'};

  private final InputFile file;
  private final OggPages pages;
  private VorbisStream stream;
  private final long expectedSamples;
  private int used;

  /**
   * @throws AudioException if there is no Vorbis stream or its headers are damaged
   */
  VorbisDecoder(InputFile file) throws IOException {
    this.file = file;
    pages = new OggPages(file);
    long last = Math.max(0, OggPages.lastGranule(file));
    expectedSamples = Math.min(last, MOST_SAMPLES_PER_BYTE * file.size());
    stream = firstStream();
    while (!stream.isOpen()) {
      if (!decodePage()) {
        throw file.unexpected("Vorbis headers", "the end of the file");
      }
    }
  }

  /** Whether the file starts like an Ogg file. */
  static boolean matches(InputFile file) throws IOException {
    return file.text(0, 4).equals("OggS");
  }

  private VorbisStream firstStream() throws IOException {
    String other = "no whole Ogg page";
    for (Page page = pages.next(); page != null; page = pages.next()) {
      if (isVorbisStart(page)) {
        return start(page);
      }
      if (page.bos() != 0) {
        String start =
            new String(
                page.body_base, page.body, Math.min(8, page.body_len), StandardCharsets.ISO_8859_1);
        other = "an Ogg stream that starts with " + Printable.text(start);
      }
    }
    throw file.unexpected("Vorbis in Ogg", other);
  }

  private static boolean isVorbisStart(Page page) {
    return page.bos() != 0
        && page.body_len >= VORBIS.length
        && Arrays.equals(
            page.body_base, page.body, page.body + VORBIS.length, VORBIS, 0, VORBIS.length);
  }

  private VorbisStream start(Page page) throws AudioException {
    VorbisStream next = new VorbisStream(page.serialno());
    decode(next, page);
    return next;
  }

  private void decode(VorbisStream from, Page page) throws AudioException {
    boolean wasOpen = from.isOpen();
    boolean right;
    try {
      right = from.decode(page);
    } catch (RuntimeException e) {
      throw file.unexpected("Vorbis", "damaged data", e);
    }
    if (!right) {
      throw file.unexpected("Vorbis headers", "damaged ones");
    }
    if (!wasOpen && from.channels() > 0) {
      SoundLimits.check(file, from.channels(), from.sampleRate());
    }
  }

  /** Decodes the next page of the stream heard; false at the end of the file. */
  private boolean decodePage() throws IOException {
    Page page = pages.next();
    if (page == null) {
      return false;
    }
    used = 0;
    // before its sound starts, a stream is beside the one heard; after that, it follows
    if (isVorbisStart(page) && stream.isOpen()) {
      stream = start(page);
    } else if (page.serialno() == stream.serial()) {
      decode(stream, page);
    } else {
      used = stream.count();
    }
    return true;
  }

  @Override
  public int read(float[] mono) throws IOException {
    while (used == stream.count()) {
      if (!decodePage()) {
        return -1;
      }
    }
    int n = Math.min(mono.length, stream.count() - used);
    System.arraycopy(stream.samples(), used, mono, 0, n);
    used += n;
    return n;
  }

  @Override
  public int sampleRate() {
    return stream.sampleRate();
  }

  @Override
  public long expectedSamples() {
    return expectedSamples;
  }
}
