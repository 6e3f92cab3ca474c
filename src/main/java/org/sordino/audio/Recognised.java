package org.sordino.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file whose kind is known, by its content.
 *
 * @param format the kind
 * @param opening makes what decodes it, once
 */
record Recognised(AudioFormat format, Opening opening) {
  /** Reads the headers. */
  @FunctionalInterface
  interface Opening {
    /**
     * What decodes the sound.
     *
     * @throws AudioException if the headers are damaged, or of a codec that is not supported
     */
    Decoder decoder() throws IOException;
  }

  /**
   * Looks at the start of {@code file}; of a kind without a signature, at some frames.
   *
   * @throws AudioException if it is of no kind known here
   */
  static Recognised of(InputFile file) throws IOException {
    if (file.size() == 0) {
      throw file.unexpected("an audio file", "an empty file");
    }
    Recognised signed = bySignature(file);
    if (signed != null) {
      return signed;
    }
    String foreign = ForeignContainer.of(file);
    if (foreign != null) {
      throw unknown(file, foreign);
    }
    AdtsFrames aac = AdtsFrames.find(file);
    if (aac != null) {
      return new Recognised(AudioFormat.AAC, () -> new AacDecoder(file, aac));
    }
    MpegFrames mpeg = MpegFrames.find(file);
    if (mpeg != null) {
      return new Recognised(AudioFormat.MPEG, () -> new Mp3Decoder(file, mpeg));
    }
    throw unknown(file, start(file));
  }

  private static @Nullable Recognised bySignature(InputFile file) throws IOException {
    if (WavHeader.matches(file)) {
      return new Recognised(AudioFormat.WAV, () -> new PcmDecoder(file, WavHeader.read(file)));
    }
    if (AuHeader.matches(file)) {
      return new Recognised(AudioFormat.AU, () -> new PcmDecoder(file, AuHeader.read(file)));
    }
    if (AiffHeader.matches(file)) {
      return new Recognised(AudioFormat.AIFF, () -> new PcmDecoder(file, AiffHeader.read(file)));
    }
    if (OggDecoder.matches(file)) {
      return new Recognised(AudioFormat.OGG, () -> new OggDecoder(file));
    }
    if (FlacInfo.matches(file)) {
      return new Recognised(AudioFormat.FLAC, () -> new FlacDecoder(file));
    }
    if (Mp4Track.matches(file)) {
      return new Recognised(
          AudioFormat.MP4, () -> new AacDecoder(file, new Mp4AacFrames(Mp4Track.read(file))));
    }
    return null;
  }

  private static AudioException unknown(InputFile file, String found) {
    return file.unexpected("WAV, AU, AIFF, FLAC, MP3, AAC, Ogg Vorbis or Opus", found);
  }

  /** What an unknown file is, as far as its start tells. */
  private static String start(InputFile file) throws IOException {
    String start = file.text(0, 12);
    if (start.startsWith("ID3")) {
      return "an ID3 tag without MPEG audio frames after it";
    }
    if (start.startsWith("RIFF") || start.startsWith("FORM")) {
      return "another or a cut " + start.substring(0, 4) + " file";
    }
    return "a file that starts with " + Printable.text(start);
  }
}
