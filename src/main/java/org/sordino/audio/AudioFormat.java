package org.sordino.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of sound files that can be read, those without loss first. What a file is is decided by
 * its content; its name decides whether it is taken from a folder.
 */
public enum AudioFormat {
  /** RIFF/WAVE, RF64 and BW64. */
  WAV("audio/wav", "wav"),
  /** AIFF and AIFF-C. */
  AIFF("audio/aiff", "aiff", "aif", "aifc"),
  /** NeXT and Sun. */
  AU("audio/basic", "au", "snd"),
  /** FLAC by itself (RFC 9639). */
  FLAC("audio/flac", "flac"),
  /** Vorbis and Opus in Ogg (RFC 5334). */
  OGG("audio/ogg", "ogg", "oga", "opus"),
  /** AAC in MP4, also called M4A (RFC 4337); of a film the first track of sound. */
  MP4("audio/mp4", "m4a", "m4b", "mp4"),
  /** AAC in ADTS frames. */
  AAC("audio/aac", "aac"),
  /** MPEG-1 and MPEG-2 audio (RFC 3003). */
  MPEG("audio/mpeg", "mp3", "mp2");

  /** Also of those that cannot be read: locked ones, and kinds without a decoder here. */
  private static final Set<String> SOUND_ENDINGS =
      Stream.concat(
              endings().stream(),
              Stream.of(
                  "aa", "aax", "amr", "ape", "dff", "dsf", "m4p", "mka", "mpc", "ra", "tta", "wma",
                  "wv"))
          .collect(Collectors.toUnmodifiableSet());

  private final String mediaType;
  private final List<String> endings;

  AudioFormat(String mediaType, String... endings) {
    this.mediaType = mediaType;
    this.endings = List.of(endings);
  }

  /** How the names of sound files end, without the dot, those of files without loss first. */
  public static List<String> endings() {
    return Arrays.stream(values()).flatMap(format -> format.endings.stream()).toList();
  }

  /**
   * Whether a name that ends so, without the dot, is a sound file's, be it of a kind that can be
   * read or not.
   */
  public static boolean isEndingOfSound(String ending) {
    return SOUND_ENDINGS.contains(ending);
  }

  /** The media type by which web browsers know it. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * What {@code file} is.
   *
   * @throws IOException if it cannot be read, or is of no kind known here
   */
  public static AudioFormat of(Path file) throws IOException {
    try (InputFile input = InputFile.open(file)) {
      return Recognised.of(input).format();
    }
  }
}
