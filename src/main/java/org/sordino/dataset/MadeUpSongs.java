package org.sordino.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sordino.audio.Audio;
import org.sordino.audio.WavFile;
import org.sordino.file.Labels;

/**
 * Songs of ten invented genres, to try everything on without a download. Genres differ by rule in
 * rhythm, tempo, instruments and harmony; songs of one genre differ in key, tempo, instruments,
 * notes, level, noise and the quality of the "recording". The same numbers give the same samples on
 * every platform; a song depends on its genre, its number, the duration and the seed, not on how
 * many songs there are.
 *
 * @param songsPerGenre 1 or more
 * @param seconds duration of each song, 1 to 600
 * @param seed chooses the songs
 */
public record MadeUpSongs(int songsPerGenre, double seconds, long seed) {
  /** In Hz. */
  public static final int SAMPLE_RATE = 22_050;

  /** The genres, sorted by name. */
  public static final List<String> GENRES =
      Arrays.stream(MadeUpGenre.values())
          .map(genre -> genre.name().toLowerCase(Locale.ROOT))
          .toList();

  /**
   * @throws IllegalArgumentException if there are no songs or their duration is out of range
   */
  public MadeUpSongs {
    if (songsPerGenre < 1 || songsPerGenre > 100_000) {
      throw new IllegalArgumentException(
          "songs per genre: expected 1 to 100000, found " + songsPerGenre);
    }
    if (!(seconds >= 1 && seconds <= 600)) {
      throw new IllegalArgumentException("seconds: expected 1 to 600, found " + seconds);
    }
  }

  /**
   * A song's samples, mono at {@value #SAMPLE_RATE} Hz, in [-1, 1].
   *
   * @param genre one of {@link #GENRES}
   * @param number from 0, less than the number of songs per genre
   * @throws IllegalArgumentException if there is no such song
   */
  public float[] samples(String genre, int number) {
    if (number < 0 || number >= songsPerGenre) {
      throw new IllegalArgumentException(
          "song number: expected 0 to " + (songsPerGenre - 1) + ", found " + number);
    }
    SplitMix64 random = SplitMix64.of(seed, name(genre, number));
    double[] music = song(genre, number).play((int) (seconds * SAMPLE_RATE));
    return new RecordingQuality(random).record(music);
  }

  /** Writes every song as {@code genre/genre.00000.wav}, 16 bits, into {@code dir}. */
  public void write(Path dir) throws IOException {
    try {
      IntStream.range(0, GENRES.size() * songsPerGenre)
          .parallel()
          .forEach(song -> write(dir, GENRES.get(song / songsPerGenre), song % songsPerGenre));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(Path dir, String genre, int number) {
    Path file = dir.resolve(genre).resolve(name(genre, number) + ".wav");
    try {
      WavFile.write(file, new Audio(samples(genre, number), SAMPLE_RATE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MadeUpSong song(String genre, int number) {
    String known = Labels.find("genre", genre, GENRES, Function.identity());
    return new MadeUpSong(
        MadeUpGenre.valueOf(known.toUpperCase(Locale.ROOT)),
        SplitMix64.of(seed, "music of " + name(genre, number)));
  }

  private static String name(String genre, int number) {
    // Not String.format: its digits depend on the platform's language.
    String digits = "00000" + number;
    return genre + "." + digits.substring(digits.length() - 5);
  }
}
