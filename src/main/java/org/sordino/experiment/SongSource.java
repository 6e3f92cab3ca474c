package org.sordino.experiment;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.sordino.dataset.SongDataset;
import org.sordino.dataset.SongFolder;
import org.sordino.dataset.SplitRule;
import org.sordino.spectrogram.Scale;

/**
 * Songs.
 *
 * @param songs which songs
 * @param split how they are divided
 * @param splitSeed the seed of the division
 * @param scale the scale of the spectrograms
 * @param augment whether training clips vary by chance: see {@link SongDataset#augmentedClips}
 */
public record SongSource(
    SongSelection songs, SplitRule split, long splitSeed, Scale scale, boolean augment)
    implements DataSource {
  @Override
  public void requireThere(Consumer<String> told) throws IOException {
    songs.provide(told);
    SongFolder main = songs.main();
    songs.extra(main);
    // Copies of a recording only show when it is read: until then, each song is one of its own.
    split.apply(main.songs(), Map.of(), splitSeed);
  }

  @Override
  public int axes() {
    return 2;
  }

  @Override
  public DividedData open(int threads, RunListener listener) throws IOException {
    return DividedSongs.of(this, threads, listener);
  }
}
