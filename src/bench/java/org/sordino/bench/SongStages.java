package org.sordino.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sordino.audio.AudioFile;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Stft;

/**
 * Milliseconds per song on one core of decoding to 22,050 Hz and of the spectrogram (STFT and log),
 * each the median over the songs, after a round that is not measured. Arguments: audio files.
 */
public final class SongStages {
  private SongStages() {}

  public static void main(String[] arguments) throws IOException {
    Stft stft = new Stft(FeatureSettings.gtzan(Scale.LOG));
    List<Double> decode = new ArrayList<>();
    List<Double> transform = new ArrayList<>();
    for (int i = 0; i < 2 * arguments.length; i++) {
      if (i == arguments.length) {
        decode.clear();
        transform.clear();
      }
      long start = System.nanoTime();
      float[] samples = AudioFile.read(Path.of(arguments[i % arguments.length]), 22_050).samples();
      long decoded = System.nanoTime();
      stft.transform(samples);
      decode.add((decoded - start) / 1e6);
      transform.add((System.nanoTime() - decoded) / 1e6);
    }
    System.out.printf(
        Locale.ROOT, "%.3f %.3f%n", StepTimes.median(decode), StepTimes.median(transform));
  }
}
