package org.sordino.dataset;

import java.nio.FloatBuffer;
import java.util.List;
import org.sordino.spectrogram.ClipReader;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Standardisation;

/** The clips of songs: bins × frames each, standardised. */
public final class SongClips implements Examples {
  private final List<String> classes;
  private final List<LabelledSong> songs;
  private final FeatureSettings settings;
  private final ClipReader reader;

  /** The song and the clip within it that each example is. */
  private final int[] songOf;

  private final int[] clipOf;

  /**
   * A song in memory.
   *
   * @param name its name
   * @param label the index of its genre
   * @param spectrogram what it sounds like
   */
  public record LabelledSong(String name, int label, Spectrogram spectrogram) {}

  /** The clips of {@code songs}, song by song. */
  public SongClips(
      List<String> classes,
      List<LabelledSong> songs,
      FeatureSettings settings,
      Standardisation standardisation) {
    this.classes = List.copyOf(classes);
    this.songs = List.copyOf(songs);
    this.settings = settings;
    reader = new ClipReader(settings, standardisation);
    int size = songs.stream().mapToInt(this::clips).sum();
    songOf = new int[size];
    clipOf = new int[size];
    int example = 0;
    for (int song = 0; song < songs.size(); song++) {
      for (int clip = 0; clip < clips(songs.get(song)); clip++) {
        songOf[example] = song;
        clipOf[example++] = clip;
      }
    }
  }

  private int clips(LabelledSong song) {
    return settings.clips(song.spectrogram().frames());
  }

  @Override
  public Subject subject() {
    return Subject.SONG;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public long[] shape() {
    return new long[] {settings.bins(), settings.clipFrames()};
  }

  @Override
  public int size() {
    return songOf.length;
  }

  @Override
  public int label(int example) {
    return songs.get(songOf[example]).label();
  }

  @Override
  public String item(int example) {
    return songs.get(songOf[example]).name();
  }

  @Override
  public int clip(int example) {
    return clipOf[example];
  }

  @Override
  public void read(int example, FloatBuffer target) {
    reader.read(songs.get(songOf[example]).spectrogram(), clipOf[example], target);
  }
}
