package org.sordino.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sordino.dataset.MadeUpSongs;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Stft;

/** The spectrogram of a song of 30 s, on each scale, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StftBenchmark {
  @Param({"LOG", "MAGNITUDE", "DECIBEL"})
  public Scale scale;

  private final float[] song = new MadeUpSongs(1, 30, 1).samples("waltz", 0);

  @Benchmark
  public Spectrogram song() {
    return new Stft(FeatureSettings.gtzan(scale)).transform(song);
  }
}
