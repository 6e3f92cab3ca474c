package org.sordino.dataset;

import ai.djl.ndarray.NDManager;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Spectrogram;
import org.sordino.spectrogram.Standardisation;

/** Noise of two classes, and batches of it as a GPU holds them, on whatever device there is. */
public final class ResidentExamples {
  private static final FeatureSettings FEATURES = FeatureSettings.gtzan(Scale.LOG);

  private ResidentExamples() {}

  /** Songs of one clip each. */
  public static Examples songs(int songs) {
    Random random = new Random(1);
    List<SongClips.LabelledSong> all = new ArrayList<>();
    for (int i = 0; i < songs; i++) {
      short[] values = new short[FEATURES.bins() * FEATURES.clipFrames()];
      for (int j = 0; j < values.length; j++) {
        values[j] = (short) (0x3800 + random.nextInt(0x1400)); // 0.5 to 16
      }
      ShortBuffer halves = ShortBuffer.wrap(values);
      Spectrogram song = new Spectrogram(FEATURES.bins(), FEATURES.clipFrames(), halves);
      all.add(new SongClips.LabelledSong("song" + i, i % 2, song));
    }
    float[] mean = new float[FEATURES.bins()];
    float[] deviation = new float[FEATURES.bins()];
    Arrays.fill(mean, 3);
    Arrays.fill(deviation, 1);
    return new SongClips(List.of("a", "b"), all, FEATURES, new Standardisation(mean, deviation, 4));
  }

  /** Images. */
  public static Examples images(int images) {
    Random random = new Random(1);
    List<byte[]> pixels = new ArrayList<>();
    byte[] labels = new byte[images];
    int[] all = new int[images];
    for (int i = 0; i < images; i++) {
      byte[] noise = new byte[LabelledImages.IMAGE_BYTES];
      random.nextBytes(noise);
      pixels.add(noise);
      labels[i] = (byte) (i % 2);
      all[i] = i;
    }
    ImageNormalisation normalisation =
        new ImageNormalisation(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));
    LabelledImages labelled = new LabelledImages(pixels, labels, i -> "image" + i);
    return ImageExamples.plain(List.of("a", "b"), new ImageSelection(labelled, all), normalisation);
  }

  /** Batches of {@code examples} that the device of {@code manager} holds. */
  public static Batches batches(Examples examples, int batch, NDManager manager) {
    return new ResidentBatches(
        examples, Objects.requireNonNull(examples.resident()), batch, manager);
  }
}
