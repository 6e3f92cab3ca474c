package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sordino.audio.AudioFormat;
import org.sordino.file.FileProblem;

/** Finds the songs of one folder, and says what is wrong with it. */
final class SongFolderReader {
  /** Of two files of one name the one with the earlier ending is kept. */
  private static final List<String> ENDINGS = AudioFormat.endings();

  /** Where the usual archives of GTZAN keep the genres. */
  private static final List<String> ARCHIVE_FOLDERS = List.of("genres", "genres_original");

  private final String option;
  private final Path dir;
  private final int leastGenres;

  /**
   * A reader of {@code dir}.
   *
   * @param option the option that named the folder, for the messages
   * @param leastGenres how many genre folders there must be
   */
  SongFolderReader(String option, Path dir, int leastGenres) {
    this.option = option;
    this.dir = dir;
    this.leastGenres = leastGenres;
  }

  /** Reads; see {@link SongFolder#read}. */
  SongFolder read(List<String> asked, int songsPerClass) throws IOException {
    if (!Files.isDirectory(dir)) {
      throw trouble(Files.exists(dir) ? "not a folder" : "no such folder");
    }
    SortedMap<String, Path> genres = genreFolders(dir);
    List<String> warnings = new ArrayList<>();
    long loose = list(dir).stream().filter(SongFolderReader::isSong).count();
    checkLayout(genres, asked, loose);
    if (loose > 0) {
      warnings.add(dir + ": audio files outside the genre folders are left out: " + loose);
    }
    List<String> chosen = asked.isEmpty() ? List.copyOf(genres.keySet()) : asked;
    List<Song> songs = new ArrayList<>();
    for (String genre : chosen) {
      Path folder = genres.get(genre);
      if (folder == null) {
        throw trouble(
            "no genre folder " + genre + "; it has " + String.join(", ", genres.keySet()));
      }
      List<Song> all = songsOf(genre, folder, warnings);
      if (all.isEmpty()) {
        throw trouble(
            "genre folder "
                + genre
                + " holds no songs (expected "
                + String.join(", ", ENDINGS)
                + "); fill it or leave it out with --classes");
      }
      if (all.size() < songsPerClass) {
        warnings.add(
            folder
                + ": "
                + all.size()
                + " songs, fewer than the "
                + songsPerClass
                + " of --songs-per-class");
      }
      songs.addAll(songsPerClass == 0 ? all : all.subList(0, Math.min(songsPerClass, all.size())));
    }
    checkNames(songs);
    return new SongFolder(chosen, songs, warnings);
  }

  /** Names begin with the genre, but so may those of a genre with a dot in its own name. */
  private void checkNames(List<Song> songs) throws IOException {
    Map<String, Path> named = new HashMap<>();
    for (Song song : songs) {
      Path other = named.putIfAbsent(song.name(), song.file());
      if (other != null) {
        throw trouble(
            "two songs are named "
                + song.name()
                + ": "
                + dir.relativize(other)
                + " and "
                + dir.relativize(song.file()));
      }
    }
  }

  /** The genre folders that are there; none if there is no folder. */
  List<String> genres() throws IOException {
    return Files.isDirectory(dir) ? List.copyOf(genreFolders(dir).keySet()) : List.of();
  }

  /** How many songs are in other genre folders than those of {@code genres}. */
  long songsOutside(List<String> genres) throws IOException {
    long songs = 0;
    for (Map.Entry<String, Path> genre : genreFolders(dir).entrySet()) {
      if (!genres.contains(genre.getKey())) {
        songs += list(genre.getValue()).stream().filter(SongFolderReader::isSong).count();
      }
    }
    return songs;
  }

  private void checkLayout(SortedMap<String, Path> genres, List<String> asked, long loose)
      throws IOException {
    if (asked.isEmpty() || !genres.keySet().containsAll(asked)) {
      for (String archive : ARCHIVE_FOLDERS) {
        Path inner = genres.get(archive);
        if (inner != null && holdsGenres(inner)) {
          throw trouble("the genre folders are one level down: use " + option + " " + inner);
        }
      }
    }
    if (genres.isEmpty() && loose > 0) {
      throw trouble(
          "loose audio files ("
              + loose
              + ") and no genre folders; expected one folder per genre, like blues/blues.00000.wav");
    }
    if (genres.isEmpty()) {
      throw trouble("no genre folders; expected folders like blues/ with audio files in them");
    }
    if (asked.isEmpty() && genres.size() < leastGenres) {
      throw trouble("expected two genre folders or more, found only " + genres.firstKey() + "/");
    }
  }

  private boolean holdsGenres(Path dir) throws IOException {
    for (Path genre : genreFolders(dir).values()) {
      if (list(genre).stream().anyMatch(SongFolderReader::isSong)) {
        return true;
      }
    }
    return false;
  }

  private SortedMap<String, Path> genreFolders(Path dir) throws IOException {
    SortedMap<String, Path> genres = new TreeMap<>();
    for (Path path : list(dir)) {
      if (Files.isDirectory(path)) {
        String name = Song.composed(String.valueOf(path.getFileName()));
        if (genres.putIfAbsent(name, path) != null) {
          throw trouble("two genre folders are named " + name);
        }
      }
    }
    return genres;
  }

  private List<Song> songsOf(String genre, Path folder, List<String> warnings) throws IOException {
    Map<String, Song> byName = new LinkedHashMap<>();
    List<Path> files = list(folder).stream().filter(SongFolderReader::isSong).toList();
    for (Path file :
        files.stream()
            .sorted(
                Comparator.comparing((Path f) -> ENDINGS.indexOf(ending(f)))
                    .thenComparing(f -> String.valueOf(f.getFileName())))
            .toList()) {
      Song song = Song.of(genre, file);
      Song first = byName.putIfAbsent(song.name(), song);
      if (first != null) {
        warnings.add(
            file
                + ": left out, because "
                + first.file().getFileName()
                + " is named "
                + song.name()
                + " too");
      }
    }
    return byName.values().stream()
        .sorted(Comparator.comparing(Song::name, NaturalOrder.INSTANCE))
        .toList();
  }

  private static boolean isSong(Path file) {
    return ENDINGS.contains(ending(file)) && Files.isRegularFile(file);
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** What is in {@code dir}, without what is hidden; on a Mac that includes {@code ._} twins. */
  private List<Path> list(Path dir) throws IOException {
    List<Path> visible = new ArrayList<>();
    try (Stream<Path> paths = Files.list(dir)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (!String.valueOf(path.getFileName()).startsWith(".") && !Files.isHidden(path)) {
          visible.add(path);
        }
      }
    } catch (AccessDeniedException e) {
      throw new IOException(option + " " + dir + ": " + FileProblem.words(e), e);
    }
    return visible;
  }

  /** What is wrong with the folder. */
  IOException trouble(String what) {
    return new IOException(option + " " + dir + ": " + what);
  }
}
