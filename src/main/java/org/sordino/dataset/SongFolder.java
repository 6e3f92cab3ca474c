package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The songs of a folder laid out like GTZAN: one folder per genre, audio files in it, {@code
 * blues/blues.00000.wav}. Any subset of genres and songs will do. Hidden files and files that are
 * no audio are passed over.
 *
 * @param classes the genres; a genre's index here is its class index
 * @param songs by class, then by name, numbers by value; never in the file system's order
 * @param warnings what was passed over and may be missed, one line each
 */
public record SongFolder(List<String> classes, List<Song> songs, List<String> warnings) {
  /** File name extensions of songs; of two files of one name the one with the earlier is kept. */
  private static final List<String> EXTENSIONS = List.of("wav", "aiff", "aif", "au", "ogg", "mp3");

  /** Where the usual archives of GTZAN keep the genres. */
  private static final List<String> ARCHIVE_FOLDERS = List.of("genres", "genres_original");

  /** Copies the lists. */
  public SongFolder {
    classes = List.copyOf(classes);
    songs = List.copyOf(songs);
    warnings = List.copyOf(warnings);
  }

  /**
   * Looks for the songs in {@code dir}; opens none of them.
   *
   * @param classes the genres to read, in the order of their class indexes; empty for every genre
   *     folder, sorted by name
   * @param songsPerClass how many songs of each genre to keep, lowest numbers first; 0 for all
   * @throws IllegalArgumentException if {@code classes} names one genre only or one twice, or if
   *     {@code songsPerClass} is negative
   * @throws IOException if the folder is not there, is laid out differently, lacks a class, has an
   *     empty genre folder or fewer than two genres; the message names it
   */
  public static SongFolder read(Path dir, List<String> classes, int songsPerClass)
      throws IOException {
    List<String> asked = classes.stream().map(Song::composed).toList();
    checkSettings(asked, songsPerClass);
    if (!Files.isDirectory(dir)) {
      throw trouble(dir, Files.exists(dir) ? "not a folder" : "no such folder");
    }
    SortedMap<String, Path> genres = genreFolders(dir);
    List<String> warnings = new ArrayList<>();
    long loose = list(dir).stream().filter(SongFolder::isSong).count();
    checkLayout(dir, genres, asked, loose);
    if (loose > 0) {
      warnings.add(dir + ": audio files outside the genre folders are left out: " + loose);
    }
    List<String> chosen = asked.isEmpty() ? List.copyOf(genres.keySet()) : asked;
    List<Song> songs = new ArrayList<>();
    for (String genre : chosen) {
      Path folder = genres.get(genre);
      if (folder == null) {
        throw trouble(
            dir, "no genre folder " + genre + "; it has " + String.join(", ", genres.keySet()));
      }
      List<Song> all = songsOf(genre, folder, warnings);
      if (all.isEmpty()) {
        throw trouble(
            dir,
            "genre folder "
                + genre
                + " holds no songs (expected "
                + String.join(", ", EXTENSIONS)
                + "); fill it or leave it out with --classes");
      }
      if (all.size() < songsPerClass) {
        warnings.add(folder + ": " + all.size() + " songs, fewer than the " + songsPerClass);
      }
      songs.addAll(songsPerClass == 0 ? all : all.subList(0, Math.min(songsPerClass, all.size())));
    }
    return new SongFolder(chosen, songs, warnings);
  }

  private static void checkSettings(List<String> classes, int songsPerClass) {
    if (songsPerClass < 0) {
      throw new IllegalArgumentException(
          "--songs-per-class: expected 0 (all) or more, found " + songsPerClass);
    }
    Set<String> seen = new HashSet<>();
    for (String name : classes) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("--classes: " + name + " is named twice");
      }
    }
    if (classes.size() == 1) {
      throw new IllegalArgumentException(
          "--classes: expected two classes or more, found only " + classes.get(0));
    }
  }

  private static void checkLayout(
      Path dir, SortedMap<String, Path> genres, List<String> asked, long loose) throws IOException {
    if (asked.isEmpty() || !genres.keySet().containsAll(asked)) {
      for (String archive : ARCHIVE_FOLDERS) {
        Path inner = genres.get(archive);
        if (inner != null && holdsGenres(inner)) {
          throw trouble(dir, "the genre folders are one level down: use --data " + inner);
        }
      }
    }
    if (genres.isEmpty() && loose > 0) {
      throw trouble(
          dir,
          "loose audio files ("
              + loose
              + ") and no genre folders; expected one folder per genre, like blues/blues.00000.wav");
    }
    if (genres.isEmpty()) {
      throw trouble(dir, "no genre folders; expected folders like blues/ with audio files in them");
    }
    if (asked.isEmpty() && genres.size() < 2) {
      throw trouble(
          dir, "expected two genre folders or more, found only " + genres.firstKey() + "/");
    }
  }

  private static boolean holdsGenres(Path dir) throws IOException {
    for (Path genre : genreFolders(dir).values()) {
      if (list(genre).stream().anyMatch(SongFolder::isSong)) {
        return true;
      }
    }
    return false;
  }

  private static SortedMap<String, Path> genreFolders(Path dir) throws IOException {
    SortedMap<String, Path> genres = new TreeMap<>();
    for (Path path : list(dir)) {
      if (Files.isDirectory(path)) {
        String name = Song.composed(String.valueOf(path.getFileName()));
        if (genres.putIfAbsent(name, path) != null) {
          throw trouble(dir, "two genre folders are named " + name);
        }
      }
    }
    return genres;
  }

  private static List<Song> songsOf(String genre, Path folder, List<String> warnings)
      throws IOException {
    Map<String, Song> byName = new LinkedHashMap<>();
    List<Path> files = list(folder).stream().filter(SongFolder::isSong).toList();
    for (Path file :
        files.stream()
            .sorted(
                Comparator.comparing((Path f) -> EXTENSIONS.indexOf(extension(f)))
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
    return EXTENSIONS.contains(extension(file)) && Files.isRegularFile(file);
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** What is in {@code dir}, without what is hidden; on a Mac that includes {@code ._} twins. */
  private static List<Path> list(Path dir) throws IOException {
    List<Path> visible = new ArrayList<>();
    try (Stream<Path> paths = Files.list(dir)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (!String.valueOf(path.getFileName()).startsWith(".") && !Files.isHidden(path)) {
          visible.add(path);
        }
      }
    } catch (AccessDeniedException e) {
      throw new IOException("--data " + dir + ": no permission to read this folder", e);
    }
    return visible;
  }

  private static IOException trouble(Path dir, String what) {
    return new IOException("--data " + dir + ": " + what);
  }
}
