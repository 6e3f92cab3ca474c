package org.sordino.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
   *     empty genre folder, fewer than two genres or two songs of one name in different genres; the
   *     message names it
   */
  public static SongFolder read(Path dir, List<String> classes, int songsPerClass)
      throws IOException {
    List<String> asked = classes.stream().map(Song::composed).toList();
    checkSettings(asked, songsPerClass);
    return new SongFolderReader("--data", dir, 2).read(asked, songsPerClass);
  }

  /**
   * Looks for songs to be added to those of another folder; opens none of them. One genre will do.
   *
   * @param dir what {@code --extra-training} names
   * @param classes the genres of the other folder; songs of others are left out with a warning
   * @throws IOException as {@link #read}, or if there is no song of these genres
   */
  public static SongFolder readExtra(Path dir, List<String> classes) throws IOException {
    SongFolderReader reader = new SongFolderReader("--extra-training", dir, 1);
    List<String> there = reader.genres();
    List<String> wanted = classes.stream().filter(there::contains).toList();
    SongFolder found =
        reader.read(wanted, 0); // of all genres if none is wanted: it says what is wrong
    if (wanted.isEmpty()) {
      throw reader.trouble(
          "expected songs of "
              + String.join(", ", classes)
              + ", found "
              + String.join(", ", found.classes));
    }
    List<String> warnings = new ArrayList<>(found.warnings);
    long others = reader.songsOutside(wanted);
    if (others > 0) {
      warnings.add(dir + ": songs of other genres are left out: " + others);
    }
    return new SongFolder(classes, found.songs, warnings);
  }

  /** These songs and those of {@code more}, which are of the same genres. */
  public SongFolder with(SongFolder more) {
    List<Song> allSongs = new ArrayList<>(songs);
    allSongs.addAll(more.songs);
    List<String> allWarnings = new ArrayList<>(warnings);
    allWarnings.addAll(more.warnings);
    return new SongFolder(classes, allSongs, allWarnings);
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
}
