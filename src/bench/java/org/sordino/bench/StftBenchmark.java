package org.sordino.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sordino.dataset.MadeUpSongs;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Stft;

/** The spectrogram of a song of 30 s, on each scale, on one core. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StftBenchmark extends Measured {
  @Param({"LOG", "MAGNITUDE", "DECIBEL"})
  public Scale scale;

  private final float[] song = new MadeUpSongs(1, 30, 1).samples("waltz", 0);
  private Stft stft;

  /** Its tables are made once in a program, not for each song. */
  @Setup
  public void create() {
    stft = new Stft(FeatureSettings.gtzan(scale));
  }

  @Benchmark
  public Spectrogram song() {
    return stft.transform(song);
  }
}
