package org.sordino.bench;

import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.sordino.dataset.SongClips;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Standardisation;

/** Clips of noise in ten classes, 19 to a song; all songs are the same. */
final class NoiseClips {
  private static final int CLIPS = 19;
  private static final int FRAMES = 1291;

  private NoiseClips() {}

  /** At least {@code count} clips, or none. */
  static SongClips of(int count) {
    FeatureSettings settings = FeatureSettings.gtzan(Scale.LOG);
    Random random = new Random(1);
    short[] halves = new short[settings.bins() * FRAMES];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = (short) (0x3c00 + random.nextInt(0x800)); // 1 to 4
    }
    Spectrogram noise = new Spectrogram(settings.bins(), FRAMES, ShortBuffer.wrap(halves));
    float[] ones = new float[settings.bins()];
    Arrays.fill(ones, 1);
    return new SongClips(
        IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
        IntStream.range(0, (count + CLIPS - 1) / CLIPS)
            .mapToObj(i -> new SongClips.LabelledSong("song" + i, i % 10, noise))
            .toList(),
        settings,
        new Standardisation(ones, ones, 4));
  }
}
