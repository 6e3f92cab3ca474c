package org.sordino.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sordino.audio.Audio;
import org.sordino.audio.AudioFile;
import org.sordino.audio.WavFile;
import org.sordino.dataset.MadeUpSongs;

/**
 * A song of 30 s, 44.1 kHz (Opus: 48 kHz), stereo, from its file to mono at the file's own rate and
 * at 22,050 Hz: the difference is the rate converter. Needs the ffmpeg program, which encodes.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DecoderBenchmark extends Measured {
  @Param({"wav", "aiff", "au", "flac", "ogg", "opus", "mp3", "m4a"})
  public String format;

  private Path folder;
  private Path song;
  private int rate;

  @Setup
  public void encode() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("sordino-bench");
    Path wav = folder.resolve("source.wav");
    WavFile.write(wav, new Audio(new MadeUpSongs(1, 30, 1).samples("waltz", 0), 22_050));
    rate = format.equals("opus") ? 48_000 : 44_100;
    song = folder.resolve("song." + format);
    int status =
        new ProcessBuilder(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                wav.toString(),
                "-ac",
                "2",
                "-ar",
                "" + rate,
                "" + song)
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException(song + ": expected ffmpeg to encode it, found status " + status);
    }
  }

  @TearDown
  public void clean() throws IOException {
    Files.deleteIfExists(song);
    Files.deleteIfExists(folder.resolve("source.wav"));
    Files.deleteIfExists(folder);
  }

  @Benchmark
  public Audio atItsOwnRate() throws IOException {
    return AudioFile.read(song, rate);
  }

  @Benchmark
  public Audio at22050() throws IOException {
    return AudioFile.read(song, 22_050);
  }
}
