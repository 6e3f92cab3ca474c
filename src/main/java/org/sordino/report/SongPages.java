package org.sordino.report;

import java.awt.AWTError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.sordino.experiment.Reason;
import org.sordino.file.Folders;
import org.sordino.file.WholeFile;
import org.sordino.model.Classification;
import org.sordino.model.SongAnalysis;

/**
 * The pages of classified songs: one page of a single song, or of several a page each, in a folder
 * beside an index of them. For {@code genres.html} the folder is {@code genres-files}. Songs may be
 * written by several threads at once; of each only a line for the index is kept.
 */
public final class SongPages {
  private static final int LONGEST_NAME = 40;

  private final Path file;
  private final int songs;
  private final boolean linked;
  private final double least;
  private final Map<Integer, SongIndex.Entry> entries = new ConcurrentSkipListMap<>();

  private SongPages(Path file, int songs, boolean linked, double least) {
    this.file = file;
    this.songs = songs;
    this.linked = linked;
    this.least = least;
  }

  /**
   * Pages yet to be written.
   *
   * @param file the page or the index; one that is there is replaced
   * @param songs how many there will be
   * @param bytes of the songs together; above 200 MB none is put into its page
   * @param least the probability from which on a genre is known
   * @throws IllegalArgumentException if {@code file} does not end in .html or .htm or is a folder,
   *     or if the folder of several pages holds files
   * @throws IOException if nothing can be written there
   */
  public static SongPages of(Path file, int songs, long bytes, double least) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!name.toLowerCase(Locale.ROOT).matches("(?s).+\\.html?")) {
      // It may be a song, because the page's name was forgotten.
      throw new IllegalArgumentException(
          "--html %s: expected a name that ends in .html, found another".formatted(file));
    }
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "--html %s: expected a file, found a folder".formatted(file));
    }
    boolean linked = bytes > Player.MOST_TOGETHER_BYTES;
    SongPages pages = new SongPages(file, songs, linked, least);
    requireWritable(file);
    if (songs > 1) {
      requireEmpty(pages.folder());
    }
    return pages;
  }

  /** Makes sure that the nearest folder that is there can take what is to be created in it. */
  private static void requireWritable(Path file) throws IOException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IOException(folder + ": expected a folder, found a file");
    }
    try {
      // What the folder's permissions say is not all: a disk may be read-only.
      Files.delete(Files.createTempFile(folder, ".", ".partial"));
    } catch (IOException e) {
      throw new IOException(
          "%s: cannot be written, because no file can be made in %s".formatted(file, folder), e);
    }
  }

  /** Pages of other songs would stay beside the new ones. */
  private static void requireEmpty(Path folder) throws IOException {
    if (!Folders.isNewOrEmpty(folder)) {
      throw new IllegalArgumentException(
          "--html: expected a new or empty folder %s for the pages, found files in it"
              .formatted(folder));
    }
  }

  /** Whether the songs stay out of their pages, because they are too large together. */
  public boolean linked() {
    return linked;
  }

  private Path folder() {
    return Report.beside(file, "files");
  }

  /** A song that was heard could not be read again for its page; pages can still be written. */
  public static final class UnreadableSongException extends IOException {
    private static final long serialVersionUID = 1;

    private UnreadableSongException(Path song, IOException cause) {
      super(
          "%s: expected the song again for its page, found it gone or changed (%s)"
              .formatted(song, Reason.of(cause).text()),
          cause);
    }
  }

  /**
   * Writes the page of a song.
   *
   * @param number its place among the songs, from 0
   * @param song its file
   * @throws UnreadableSongException in one line if the song can no longer be read
   * @throws IOException in one line if the page cannot be written
   */
  public void write(int number, Path song, SongAnalysis analysis) throws IOException {
    Path page = songs == 1 ? file : folder().resolve(name(number, song));
    String index = songs == 1 ? null : RelativeUrl.of(page, file);
    Player player = player(song, page, analysis);
    String html = html(song, analysis, player, index);
    if (songs == 1) {
      WholeFile.write(page, html);
    } else {
      WholeFile.writeAmongNew(page, html);
    }
    Classification found = analysis.classification();
    entries.put(
        number,
        new SongIndex.Entry(
            song.toString(),
            found.genre(least),
            found.confidence(),
            found.seconds(),
            RelativeUrl.of(file, page),
            ""));
  }

  /** A file may be renamed or vanish after it was heard: that is no problem of the pages. */
  private Player player(Path song, Path page, SongAnalysis analysis)
      throws UnreadableSongException {
    try {
      return Player.of(song, page, analysis.audio(), linked);
    } catch (IOException e) {
      throw new UnreadableSongException(song, e);
    }
  }

  private String html(Path song, SongAnalysis analysis, Player player, @Nullable String index)
      throws IOException {
    try {
      String title = String.valueOf(song.getFileName());
      return new SongPage(title, analysis, player, least, index).html();
    } catch (AWTError | LinkageError | InternalError e) {
      // A Java without its graphics libraries.
      throw new IOException("this Java cannot draw figures (" + e.getMessage() + ")", e);
    }
  }

  /** The number makes it unique, the song's own name is for people. */
  private String name(int number, Path song) {
    String words =
        String.valueOf(song.getFileName())
            .replaceFirst("(?<=.)\\.[^.]*$", "")
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    int characters = Math.min(LONGEST_NAME, words.codePointCount(0, words.length()));
    String start = words.substring(0, words.offsetByCodePoints(0, characters));
    String digits = Integer.toString(number + 1);
    int zeros = Math.max(4, Integer.toString(songs).length()) - digits.length();
    return "0".repeat(zeros) + digits + (start.isEmpty() ? "" : "-" + start) + ".html";
  }

  /**
   * Notes that a song could not be read.
   *
   * @param number its place among the songs, from 0
   * @param song its file
   * @param error why, in one line
   */
  public void fail(int number, Path song, String error) {
    entries.put(number, new SongIndex.Entry(song.toString(), null, 0, 0, "", error));
  }

  /**
   * Writes the index of those songs that there are by now, if there were to be several.
   *
   * @return the page to be looked at; none if there is no song, or the only one could not be read
   * @throws IOException in one line if it cannot be written
   */
  public Optional<Path> end() throws IOException {
    List<SongIndex.Entry> all = new ArrayList<>(entries.values());
    if (all.isEmpty() || (songs == 1 && all.get(0).genre() == null)) {
      return Optional.empty();
    }
    if (songs > 1) {
      WholeFile.write(file, new SongIndex(all, songs).html());
    }
    return Optional.of(file);
  }
}
