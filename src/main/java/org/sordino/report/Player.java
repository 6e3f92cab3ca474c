package org.sordino.report;

import static org.sordino.report.Html.element;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sordino.audio.Audio;
import org.sordino.audio.AudioFormat;
import org.sordino.audio.WavFile;

/**
 * How a page plays its song. A file of at most {@value #MOST_EMBEDDED_BYTES} bytes is inside the
 * page, a larger one is linked, and so are all songs of a large collection. AU and AIFF, which
 * browsers do not play, are inside as WAV, in mono as the model hears them, where others would be
 * inside, and are not played elsewhere.
 *
 * @param source of the sound: a data URL, a relative URL, or null if it cannot be played
 * @param policy from where the page may load sound, as the sources of a content security policy
 * @param note what the reader should know of it; empty if nothing
 */
record Player(@Nullable String source, String policy, String note) {
  /** So much of sound is put into a page: half a minute of WAV, some minutes of MP3. */
  static final long MOST_EMBEDDED_BYTES = 8_000_000;

  /** So much of sound is put into all pages together: an album or two. */
  static final long MOST_TOGETHER_BYTES = 200_000_000;

  private static final String TOGETHER =
      "the songs are larger than %d MB together".formatted(MOST_TOGETHER_BYTES / 1_000_000);

  private static final String LIMIT = MOST_EMBEDDED_BYTES / 1_000_000 + " MB";

  /**
   * The player of {@code song} in {@code page}.
   *
   * @param audio what was decoded from it
   * @param linked whether nothing is put into pages, because the songs are too large together
   * @throws IOException if the song cannot be read
   */
  static Player of(Path song, Path page, Audio audio, boolean linked) throws IOException {
    AudioFormat format = AudioFormat.of(song);
    if (format == AudioFormat.AU || format == AudioFormat.AIFF) {
      return rendered(format, audio, linked);
    }
    if (!linked && Files.size(song) <= MOST_EMBEDDED_BYTES) {
      return new Player(data(format, Files.readAllBytes(song)), "data:", "");
    }
    String url = RelativeUrl.of(page, song);
    return new Player(
        url,
        "'self' file:",
        "The sound is not in this page, because %s. It is played from %s."
            .formatted(linked ? TOGETHER : "it is larger than " + LIMIT, song.getFileName()));
  }

  private static Player rendered(AudioFormat format, Audio audio, boolean linked)
      throws IOException {
    if (linked || WavFile.bytes(audio) > MOST_EMBEDDED_BYTES) {
      return new Player(
          null,
          "'none'",
          "Browsers do not play %s files, and this one is not in the page as WAV, because %s."
              .formatted(format, linked ? TOGETHER : "it is too long (%s)".formatted(LIMIT)));
    }
    ByteArrayOutputStream wav = new ByteArrayOutputStream((int) WavFile.bytes(audio));
    WavFile.write(wav, audio);
    return new Player(
        data(AudioFormat.WAV, wav.toByteArray()),
        "data:",
        "Browsers do not play %s files: this is what the model hears, in mono at %s Hz."
            .formatted(format, Numbers.count(audio.sampleRate())));
  }

  private static String data(AudioFormat format, byte[] bytes) {
    return "data:%s;base64,%s"
        .formatted(format.mediaType(), Base64.getEncoder().encodeToString(bytes));
  }

  /** The parts of the page. */
  List<Html> html() {
    List<Html> parts = new ArrayList<>();
    if (source != null) {
      parts.add(
          element("audio").with("controls", "").with("preload", "metadata").with("src", source));
      parts.add(
          element("p", "This browser cannot play the sound.")
              .with("id", "silent")
              .with("class", "warning")
              .with("hidden", ""));
    }
    if (!note.isEmpty()) {
      parts.add(element("p", note).with("class", "note"));
    }
    return parts;
  }
}
