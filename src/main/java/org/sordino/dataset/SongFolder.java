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
   *     empty genre folder or fewer than two genres; the message names it
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
    SongFolder all = reader.read(List.of(), 0);
    List<String> warnings = new ArrayList<>(all.warnings);
    List<Song> songs = all.songs.stream().filter(song -> classes.contains(song.genre())).toList();
    if (songs.isEmpty()) {
      throw reader.trouble(
          "expected songs of "
              + String.join(", ", classes)
              + ", found "
              + String.join(", ", all.classes));
    }
    if (songs.size() < all.songs.size()) {
      warnings.add(
          dir + ": songs of other genres are left out: " + (all.songs.size() - songs.size()));
    }
    return new SongFolder(classes, songs, warnings);
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
