package org.sordino.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import org.jspecify.annotations.Nullable;

/**
 * MPEG audio, decoded by JLayer. It is handed whole frames of one format only, because its own
 * search for frames takes junk for them. A frame that it cannot decode (its bits may lie in frames
 * that were cut away) becomes silence, as in other players; a file of nothing else is refused.
 */
final class Mp3Decoder implements org.sordino.audio.Decoder {
  /**
   * Held while a decoder of JLayer decodes its first frame, for which it makes tables that all of
   * them share, and which another thread could use half made.
   */
  private static final Object TABLES = new Object();

  private final InputFile file;
  private final MpegFrames frames;
  private final EncoderTag tag;
  private final long expectedSamples;
  private final MonoBuffer frameSamples = new MonoBuffer();
  private MpegFrames.@Nullable Frame nextFrame;
  private MpegHeader.Format format;
  private @Nullable Bitstream bitstream;
  private Decoder decoder = decoder();
  private boolean begun;
  private long position;
  private long decodedFrames;
  private long failedFrames;

  Mp3Decoder(InputFile file, MpegFrames frames) throws IOException {
    this.file = file;
    this.frames = frames;
    MpegFrames.Frame first = Objects.requireNonNull(frames.next(), "found, so there is a frame");
    EncoderTag found = EncoderTag.read(file, first);
    tag = found == null ? new EncoderTag(0, 0, 0) : found;
    nextFrame = found == null ? first : frames.next();
    format = first.header().format();
    if (format.layer() == 2 && format.halvings() > 0) {
      throw file.unexpected(
          "MPEG audio of layer III, or of layer II at 32 kHz or more",
          format.sampleRate() + " Hz in layer II");
    }
    expectedSamples =
        tag.kept(samples(frames.restarted()) - (found == null ? 0 : first.header().samples()));
  }

  /** Counting walks over the headers only, which takes no time beside decoding. */
  private static long samples(MpegFrames frames) throws IOException {
    long samples = 0;
    for (MpegFrames.Frame frame = frames.next(); frame != null; frame = frames.next()) {
      samples += frame.header().samples();
    }
    return samples;
  }

  private Decoder decoder() {
    Decoder fresh = new Decoder();
    fresh.setOutputBuffer(frameSamples);
    begun = false;
    return fresh;
  }

  private void decodeSamples(Bitstream bits, Header header) throws DecoderException {
    if (begun) {
      decoder.decodeFrame(header, bits);
    } else {
      synchronized (TABLES) {
        decoder.decodeFrame(header, bits);
      }
      begun = true;
    }
  }

  @Override
  public int read(float[] mono) throws IOException {
    while (true) {
      int samples = decodeFrame();
      if (samples < 0) {
        if (decodedFrames == 0 || failedFrames > decodedFrames) {
          throw file.unexpected(
              "MPEG audio frames",
              failedFrames + " that cannot be decoded and " + decodedFrames + " that can");
        }
        return -1;
      }
      int kept = 0;
      for (int i = 0; i < samples; i++) {
        if (tag.keeps(position + i)) {
          mono[kept++] = frameSamples.samples()[i];
        }
      }
      position += samples;
      if (kept > 0) {
        return kept;
      }
    }
  }

  /** Decodes the next frame and returns its number of samples, -1 at the end. */
  private int decodeFrame() throws IOException {
    try {
      Bitstream bits = bitstream;
      Header header = bits == null ? null : bits.readFrame();
      if (bits == null || header == null) {
        if (nextFrame == null) {
          return -1;
        }
        // the first frame, or one of another format, which needs a decoder of its own
        format = nextFrame.header().format();
        bits = new Bitstream(new FrameStream());
        bitstream = bits;
        decoder = decoder();
        header = bits.readFrame();
        if (header == null) {
          throw file.unexpected("MPEG audio frames", "none");
        }
      }
      decode(bits, header);
    } catch (BitstreamException | RuntimeException e) {
      throw file.unexpected("MPEG audio frames", "damaged ones", e);
    }
    return format.frameSamples();
  }

  private void decode(Bitstream bits, Header header) {
    frameSamples.start(format.channels());
    try {
      decodeSamples(bits, header);
      if (!SoundLimits.areSound(frameSamples.samples(), format.frameSamples())) {
        throw new IllegalArgumentException("damage that became noise");
      }
      decodedFrames++;
    } catch (DecoderException | RuntimeException e) {
      failedFrames++;
      frameSamples.start(format.channels());
      decoder = decoder();
    } finally {
      bits.closeFrame();
    }
  }

  @Override
  public int sampleRate() {
    return format.sampleRate();
  }

  @Override
  public long expectedSamples() {
    return expectedSamples;
  }

  @Override
  public boolean isCounted() {
    return true;
  }

  /** The bytes of the frames of one format, without anything between them. */
  private final class FrameStream extends InputStream {
    private int used;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      MpegFrames.Frame frame = nextFrame;
      if (frame == null || !frame.header().format().equals(format)) {
        return -1;
      }
      int count = Math.min(length, frame.header().bytes() - used);
      ByteBuffer bytes = file.header(frame.position() + used, count);
      if (bytes.remaining() < count) {
        return -1; // the file was cut while it was read
      }
      bytes.get(target, offset, count);
      used += count;
      if (used == frame.header().bytes()) {
        used = 0;
        nextFrame = frames.next();
      }
      return count;
    }
  }
}
