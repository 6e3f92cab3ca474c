package org.sordino.bench;

import java.util.Random;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Stft;

/** Milliseconds for the spectrogram (STFT and log) of a song of 30 s on one core; best of many. */
public final class SongTransform {
  private SongTransform() {}

  public static void main(String[] arguments) {
    float[] song = new float[30 * 22_050];
    Random random = new Random(0);
    for (int i = 0; i < song.length; i++) {
      song[i] = (float) random.nextGaussian();
    }
    Stft stft = new Stft(FeatureSettings.gtzan(Scale.LOG));
    double best = Double.POSITIVE_INFINITY;
    for (int run = 0; run < 100; run++) {
      long start = System.nanoTime();
      stft.transform(song);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    System.out.printf("%.1f%n", best);
  }
}
