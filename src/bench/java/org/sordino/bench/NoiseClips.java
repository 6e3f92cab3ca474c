package org.sordino.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sordino.dataset.SongClips;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Standardisation;

/**
 * Clips of noise in ten classes, 19 to a song. Songs differ, so that clips are read from memory and
 * not from a cache; after {@link #DIFFERENT} songs, 210 MB, they come again.
 */
final class NoiseClips {
  static final int CLIPS = 19;
  static final int DIFFERENT = 160;
  private static final int FRAMES = 1291;

  private NoiseClips() {}

  /** At least {@code count} clips, or none. */
  static SongClips of(int count) {
    FeatureSettings settings = FeatureSettings.gtzan(Scale.LOG);
    int songs = (count + CLIPS - 1) / CLIPS;
    List<Spectrogram> noises =
        IntStream.range(0, Math.min(songs, DIFFERENT))
            .mapToObj(song -> noise(song, settings.bins()))
            .toList();
    float[] ones = new float[settings.bins()];
    Arrays.fill(ones, 1);
    return new SongClips(
        IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
        IntStream.range(0, songs)
            .mapToObj(
                i -> new SongClips.LabelledSong("song" + i, i % 10, noises.get(i % DIFFERENT)))
            .toList(),
        settings,
        new Standardisation(ones, ones, 4));
  }

  /** Outside Java's heap, as the feature store is. */
  private static Spectrogram noise(int song, int bins) {
    SplittableRandom random = new SplittableRandom(song);
    short[] halves = new short[bins * FRAMES];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = (short) (0x3c00 + random.nextInt(0x800)); // 1 to 4
    }
    ShortBuffer outside =
        ByteBuffer.allocateDirect(halves.length * Short.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asShortBuffer();
    return new Spectrogram(bins, FRAMES, outside.put(halves).flip());
  }
}
