package org.sordino.spectrogram;

import java.util.Arrays;
import java.util.List;

/**
 * Zero mean and unit variance per frequency bin, bounded: what a network sees of a value x is (x −
 * mean) / deviation, held within ±{@code limit}. The statistics are those of training songs only
 * and travel with the model.
 *
 * <p>The bound is there for codecs. They empty the top of the spectrum, and a model standardised on
 * songs without that finds such bins many deviations off; the floor under the deviation and the
 * limit keep a silent band from shouting.
 *
 * @param mean mean per bin
 * @param deviation standard deviation per bin, not below the floor it was fitted with; {@link
 *     #MUTED} where nothing is to be heard
 * @param limit largest absolute value given to a network
 */
public record Standardisation(float[] mean, float[] deviation, float limit) {
  /** Bins above this frequency, in hertz, are muted. */
  static final int HEARD_HZ = 10_000;

  /** A deviation that leaves nothing of a value. */
  static final float MUTED = 1e9f;

  /** Least deviation, as a share of the median deviation of all bins. */
  static final double FLOOR = 0.5;

  /** Default limit, in deviations. */
  static final float LIMIT = 4;

  /** Refuses statistics that cannot be applied. */
  public Standardisation {
    if (mean.length != deviation.length || mean.length == 0) {
      throw new IllegalArgumentException(
          "features: expected as many mean as deviation values, found %d and %d"
              .formatted(mean.length, deviation.length));
    }
    for (int bin = 0; bin < mean.length; bin++) {
      if (!Float.isFinite(mean[bin]) || !(deviation[bin] > 0 && deviation[bin] < 1e30f)) {
        throw new IllegalArgumentException(
            "features: expected a finite mean and a positive deviation in bin %d, found %s and %s"
                .formatted(bin, mean[bin], deviation[bin]));
      }
    }
    if (!(limit > 0)) {
      throw new IllegalArgumentException("features: expected a limit above 0, found " + limit);
    }
  }

  /**
   * Refuses settings of another number of bins.
   *
   * @throws IllegalArgumentException if the statistics are not for {@code bins} of them
   */
  public void requireBins(int bins) {
    if (mean.length != bins) {
      throw new IllegalArgumentException(
          "features: expected statistics of %d bins, found %d".formatted(bins, mean.length));
    }
  }

  /**
   * The statistics of {@code songs}, each frame counted once. The result does not depend on the
   * number of threads.
   *
   * @param settings what the songs were transformed with
   * @throws IllegalArgumentException if there is no song
   */
  public static Standardisation fit(List<Spectrogram> songs, FeatureSettings settings) {
    if (songs.isEmpty()) {
      throw new IllegalArgumentException("standardisation: expected training songs, found none");
    }
    int bins = settings.bins();
    List<double[][]> sums = songs.parallelStream().map(Standardisation::sums).toList();
    double frames = songs.stream().mapToDouble(Spectrogram::frames).sum();
    float[] mean = new float[bins];
    double[] deviation = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      double sum = 0;
      double squares = 0;
      for (double[][] song : sums) {
        sum += song[0][bin];
        squares += song[1][bin];
      }
      mean[bin] = (float) (sum / frames);
      deviation[bin] = Math.sqrt(Math.max(0, squares / frames - sum / frames * (sum / frames)));
    }
    double[] sorted = deviation.clone();
    Arrays.sort(sorted);
    double floor = Math.max(FLOOR * sorted[bins / 2], 1e-5);
    float[] bounded = new float[bins];
    for (int bin = 0; bin < bins; bin++) {
      double hertz = (double) bin * settings.sampleRate() / settings.frame();
      bounded[bin] = hertz > HEARD_HZ ? MUTED : (float) Math.max(deviation[bin], floor);
    }
    return new Standardisation(mean, bounded, LIMIT);
  }

  private static double[][] sums(Spectrogram song) {
    double[][] sums = new double[2][song.bins()];
    short[] frame = new short[song.bins()];
    for (int i = 0; i < song.frames(); i++) {
      song.halves().get(i * frame.length, frame);
      for (int bin = 0; bin < frame.length; bin++) {
        double value = HalfPrecision.toFloat(frame[bin]);
        sums[0][bin] += value;
        sums[1][bin] += value * value;
      }
    }
    return sums;
  }
}
