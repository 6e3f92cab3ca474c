package org.sordino.experiment;

import java.io.IOException;
import org.sordino.dataset.SongDataset;
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
  public DividedData open(int threads, RunListener listener) throws IOException {
    return DividedSongs.of(this, threads, listener);
  }

  @Override
  public SongSource untested() {
    return new SongSource(
        songs, new SplitRule.WithoutTest(split, split), splitSeed, scale, augment);
  }
}
