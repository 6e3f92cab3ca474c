package org.sordino.tag;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.audio.mp3.MP3File;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.TagOptionSingleton;
import org.jaudiotagger.tag.id3.ID3v23Tag;
import org.jspecify.annotations.Nullable;
import org.sordino.audio.AudioFormat;
import org.sordino.file.WholeFile;

/**
 * The genre tag of an audio file: ID3 in MP3 and WAV, Vorbis comments in FLAC and Ogg Vorbis, the
 * genre atom in M4A.
 */
public final class GenreTag {
  /**
   * The usual endings of files that can be tagged; what a file is is decided by its content. Most
   * that end in .mp4 are videos, which cannot.
   */
  public static final List<String> ENDINGS =
      List.of("mp3", "mp2", "flac", "ogg", "oga", "m4a", "m4b", "wav");

  /** By which ending jaudiotagger knows what can be tagged. */
  private static final Map<AudioFormat, String> LIBRARY_ENDINGS =
      Map.of(
          AudioFormat.MPEG, "mp3",
          AudioFormat.FLAC, "flac",
          AudioFormat.OGG, "ogg",
          AudioFormat.MP4, "m4a",
          AudioFormat.WAV, "wav");

  /** Kept here, because loggers are forgotten when nobody holds them. */
  private static final Logger LIBRARY = Logger.getLogger("org.jaudiotagger");

  /** Of a page with one packet, as the first one is. */
  private static final int OGG_HEADER = 28;

  private static final int AUDIO_RATE = 22_050;

  static {
    LIBRARY.setLevel(Level.OFF);
    // Players that do not know the numbers of ID3v1 show a number for a genre.
    TagOptionSingleton.getInstance().setWriteMp3GenresAsText(true);
    TagOptionSingleton.getInstance().setWriteMp4GenresAsText(true);
  }

  /** Hears the sound of a file, to compare it. */
  @FunctionalInterface
  public interface Sound {
    /** Mono samples of {@code file} at {@code sampleRate}. */
    float[] of(Path file, int sampleRate) throws IOException;
  }

  private final Path file;

  /** Of its content, whatever it is called. */
  private final String ending;

  private GenreTag(Path file, String ending) {
    this.file = file;
    this.ending = ending;
  }

  /**
   * Of {@code file}, or of what it links to.
   *
   * @throws IOException in one line if it is not there, or of a kind that cannot be tagged
   */
  public static GenreTag of(Path file) throws IOException {
    AudioFormat format = AudioFormat.of(file);
    String ending = LIBRARY_ENDINGS.get(format);
    boolean other = format == AudioFormat.OGG && !isVorbis(file);
    if (ending == null || other) {
      throw new IOException(
          "%s: expected MP3, FLAC, Ogg Vorbis, M4A or WAV to be tagged, found %s"
              .formatted(file, other ? "Ogg without Vorbis, such as Opus" : format));
    }
    return new GenreTag(file.toRealPath(), ending);
  }

  /** Whether the first page of {@code file} begins a Vorbis stream, all that jaudiotagger knows. */
  private static boolean isVorbis(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String vorbis = "\1vorbis";
      byte[] page = in.readNBytes(OGG_HEADER + vorbis.length()); // fewer of a file that was cut
      return new String(page, StandardCharsets.ISO_8859_1).startsWith(vorbis, OGG_HEADER);
    }
  }

  /**
   * The genre that is written, null if there is none.
   *
   * @throws IOException in one line if the file is damaged
   */
  public @Nullable String read() throws IOException {
    return genre(file);
  }

  /**
   * Writes {@code genre} in place of what is there. The file is replaced in one step, after the
   * sound of the new one was compared with that of the old one.
   *
   * @param sound decodes both
   * @throws IOException in one line if the file cannot be written, or the sound would change; it is
   *     then as it was
   */
  public void write(String genre, Sound sound) throws IOException {
    if (!Files.isWritable(file)) {
      throw new IOException(file + ": cannot be written, permission denied");
    }
    long size = Files.size(file);
    long time = Files.getLastModifiedTime(file).toMillis();
    try (Draft draft = Draft.of(file, ending)) {
      Path changed = draft.copy();
      set(changed, genre);
      if (!genre.equals(genre(changed))) {
        throw new IOException(file + ": the genre " + genre + " cannot be stored in it");
      }
      if (!Arrays.equals(sound.of(file, AUDIO_RATE), sound.of(changed, AUDIO_RATE))) {
        throw new IOException(file + ": left as it is, tagging it would change its sound");
      }
      if (Files.size(file) != size || Files.getLastModifiedTime(file).toMillis() != time) {
        throw new IOException(file + ": left as it is, another program is writing it");
      }
      flush(changed);
      WholeFile.moveOver(changed, file);
    }
  }

  private void set(Path target, String genre) throws IOException {
    TagSizes.check(target);
    try {
      org.jaudiotagger.audio.AudioFile audio = open(target);
      if (audio instanceof MP3File mp3 && mp3.hasID3v1Tag() && !mp3.hasID3v2Tag()) {
        mp3.setTag(new ID3v23Tag(mp3.getID3v1Tag())); // or the new one would hold the genre alone
      }
      audio.getTagOrCreateAndSetDefault().setField(FieldKey.GENRE, genre);
      audio.commit();
    } catch (Exception e) { // the library declares and throws many kinds
      throw problem(target, e);
    }
  }

  private @Nullable String genre(Path source) throws IOException {
    TagSizes.check(source);
    try {
      Tag tag = open(source).getTag();
      String genre = tag == null ? "" : tag.getFirst(FieldKey.GENRE);
      return genre == null || genre.isBlank() ? null : genre;
    } catch (Exception e) {
      throw problem(source, e);
    }
  }

  private org.jaudiotagger.audio.AudioFile open(Path source) throws Exception {
    File plain = source.toFile();
    return AudioFileIO.readAs(plain, ending);
  }

  private IOException problem(Path source, Exception cause) {
    String reason =
        String.valueOf(cause.getMessage())
            .replace(source.toString(), "the file") // which may be the hidden draft
            .replaceAll("[\\s\\p{Cc}]+", " ")
            .strip();
    return new IOException(
        "%s: its tag cannot be read or written (%s)".formatted(file, reason), cause);
  }

  private static void flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
