package org.sordino.dataset;

import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sordino.spectrogram.ClipReader;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Standardisation;

/** The clips of songs: bins × frames each, standardised, in training also augmented. */
public final class SongClips implements Examples {
  private final List<String> classes;
  private final List<LabelledSong> songs;
  private final FeatureSettings settings;
  private final Standardisation standardisation;
  private final ClipReader reader;
  private final @Nullable ClipAugmentation augmentation;
  private final int epoch;

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
    this.standardisation = standardisation;
    reader = new ClipReader(settings, standardisation);
    augmentation = null;
    epoch = 0;
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

  private SongClips(SongClips clips, @Nullable ClipAugmentation augmentation, int epoch) {
    classes = clips.classes;
    songs = clips.songs;
    settings = clips.settings;
    standardisation = clips.standardisation;
    reader = clips.reader;
    songOf = clips.songOf;
    clipOf = clips.clipOf;
    this.augmentation = augmentation;
    this.epoch = epoch;
  }

  /** The same clips, in every epoch heard as {@code seed}, the epoch and the clip decide. */
  SongClips augmented(long seed) {
    return new SongClips(this, new ClipAugmentation(seed, settings), 0);
  }

  @Override
  public Examples inEpoch(int number) {
    return augmentation == null ? this : new SongClips(this, augmentation, number);
  }

  @Override
  public boolean varies() {
    return augmentation != null;
  }

  private int clips(LabelledSong song) {
    return settings.clips(song.spectrogram().frames());
  }

  @Override
  public ItemKind itemKind() {
    return ItemKind.SONG;
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

  /** Clips that vary are read: pitch, loudness and masks are worked out by the host. */
  @Override
  public @Nullable Resident resident() {
    List<Spectrogram> spectrograms = songs.stream().map(LabelledSong::spectrogram).toList();
    return varies()
        ? null
        : new ResidentClips(spectrograms, songOf, clipOf, settings, standardisation);
  }

  @Override
  public void read(int example, FloatBuffer target) {
    Spectrogram song = songs.get(songOf[example]).spectrogram();
    if (augmentation == null || epoch == 0) {
      reader.read(song, clipOf[example], target);
    } else {
      reader.read(song, clipOf[example], augmentation.of(epoch, example), target);
    }
  }
}
