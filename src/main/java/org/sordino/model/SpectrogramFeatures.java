package org.sordino.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.sordino.audio.AudioFormat;
import org.sordino.file.Json;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Standardisation;

/**
 * Of clips of songs: the feature settings and the statistics of the training songs.
 *
 * @param sampleRate in Hz
 * @param frame samples of a frame
 * @param hop samples from one frame to the next
 * @param window the frames' window, {@code hann}
 * @param scale of magnitudes
 * @param clipFrames frames of a clip
 * @param clipStep frames from one clip to the next
 * @param mean of each bin, frame / 2 + 1 of them, on the scale
 * @param deviation of each bin, above 0
 * @param limit how many deviations a value is at most from the mean
 */
@SuppressWarnings("ArrayRecordComponent") // a row of model.json, compared by nobody
public record SpectrogramFeatures(
    int sampleRate,
    int frame,
    int hop,
    String window,
    Scale scale,
    int clipFrames,
    int clipStep,
    float[] mean,
    float[] deviation,
    float limit)
    implements Features {
  /** Refuses settings and statistics that cannot be applied, alone or together. */
  public SpectrogramFeatures {
    Json.require(window, "window");
    Json.require(scale, "scale");
    Json.require(mean, "mean");
    Json.require(deviation, "deviation");
    FeatureSettings settings =
        new FeatureSettings(sampleRate, frame, hop, window, scale, clipFrames, clipStep);
    new Standardisation(mean, deviation, limit).requireBins(settings.bins());
  }

  /** Both together. */
  public static SpectrogramFeatures of(FeatureSettings settings, Standardisation standardisation) {
    return new SpectrogramFeatures(
        settings.sampleRate(),
        settings.frame(),
        settings.hop(),
        settings.window(),
        settings.scale(),
        settings.clipFrames(),
        settings.clipStep(),
        standardisation.mean(),
        standardisation.deviation(),
        standardisation.limit());
  }

  /**
   * {@code features} as those of clips of songs.
   *
   * @throws IllegalArgumentException in words that follow a model's name if they are not
   */
  public static SpectrogramFeatures in(Features features) {
    if (features instanceof SpectrogramFeatures spectrograms) {
      return spectrograms;
    }
    throw new IllegalArgumentException(
        "expected a model of songs, found one of inputs " + features.shape());
  }

  /** The settings. */
  public FeatureSettings settings() {
    return new FeatureSettings(sampleRate, frame, hop, window, scale, clipFrames, clipStep);
  }

  /** The statistics. */
  public Standardisation standardisation() {
    return new Standardisation(mean, deviation, limit);
  }

  /**
   * Clips as these features have them, within their limit; what another limit has cut off is lost.
   *
   * @param other what {@code inputs} are standardised by
   * @param inputs N × bins × frames
   */
  public NDArray from(SpectrogramFeatures other, NDArray inputs) {
    boolean same =
        Arrays.equals(mean, other.mean)
            && Arrays.equals(deviation, other.deviation)
            && limit == other.limit;
    return same
        ? inputs
        : restandardisation().of(other.restandardisation(), inputs).clip(-limit, limit);
  }

  private Restandardisation restandardisation() {
    return new Restandardisation(doubles(mean), doubles(deviation));
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  @Override
  public Shape shape() {
    return new Shape(settings().bins(), clipFrames);
  }

  @Override
  public boolean overTime() {
    return true;
  }

  @Override
  public Set<String> endings() {
    return Set.copyOf(AudioFormat.endings());
  }
}
