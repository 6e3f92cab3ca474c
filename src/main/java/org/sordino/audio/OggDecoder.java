package org.sordino.audio;

import com.jcraft.jogg.Page;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Vorbis and Opus in Ogg, also several streams one after the other (chained). Of streams side by
 * side the first of sound is heard.
 */
final class OggDecoder implements Decoder {
  private final InputFile file;
  private final OggPages pages;
  private OggStream stream;
  private final long expectedSamples;
  private int used;

  /**
   * @throws AudioException if there is no stream of sound or its headers are damaged
   */
  OggDecoder(InputFile file) throws IOException {
    this.file = file;
    pages = new OggPages(file);
    // A recording of a station has the positions of the station: far more than there are samples.
    expectedSamples = Math.max(0, OggPages.lastGranule(file));
    stream = firstStream();
    while (!stream.isOpen()) {
      if (!decodePage()) {
        throw file.unexpected(stream.codec() + " headers", "the end of the file");
      }
    }
  }

  /** Whether the file starts like an Ogg file. */
  static boolean matches(InputFile file) throws IOException {
    return file.text(0, 4).equals("OggS");
  }

  private OggStream firstStream() throws IOException {
    String other = "no whole Ogg page";
    for (Page page = pages.next(); page != null; page = pages.next()) {
      OggStream next = started(page);
      if (next != null) {
        return next;
      }
      if (page.bos() != 0) {
        other = "an Ogg stream that starts with " + Printable.text(OggPages.start(page, 8));
      }
    }
    throw file.unexpected("Vorbis or Opus in Ogg", other);
  }

  /** The stream of sound that begins with {@code page}, null if none does. */
  private @Nullable OggStream started(Page page) throws AudioException {
    OggStream next = null;
    if (VorbisStream.startsOn(page)) {
      next = new VorbisStream(page.serialno());
    } else if (OpusStream.startsOn(page)) {
      next = new OpusStream(page.serialno());
    }
    if (next != null) {
      decode(next, page);
    }
    return next;
  }

  private void decode(OggStream from, Page page) throws AudioException {
    boolean wasOpen = from.isOpen();
    boolean right;
    try {
      right = from.decode(page);
    } catch (RuntimeException | AssertionError e) { // Concentus has assertions of its own
      throw file.unexpected(from.codec(), "damaged data", e);
    }
    if (!right) {
      throw file.unexpected(from.codec() + " headers", "damaged ones");
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
    OggStream next = stream.isOpen() ? started(page) : null;
    if (next != null) {
      stream = next;
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
