package org.sordino.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The lowest and the highest sample of each of many equal stretches of sound.
 *
 * @param lowest one per stretch
 * @param highest one per stretch
 */
record Envelope(List<Float> lowest, List<Float> highest) {
  /** Copies the lists. */
  Envelope {
    lowest = List.copyOf(lowest);
    highest = List.copyOf(highest);
  }

  /** Of {@code samples} in {@code stretches} stretches, or one per sample if those are fewer. */
  static Envelope of(float[] samples, int stretches) {
    int count = Math.min(stretches, samples.length);
    List<Float> lowest = new ArrayList<>(count);
    List<Float> highest = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int end = (int) ((i + 1L) * samples.length / count);
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int n = (int) ((long) i * samples.length / count); n < end; n++) {
        low = Math.min(low, samples[n]);
        high = Math.max(high, samples[n]);
      }
      lowest.add(low);
      highest.add(high);
    }
    return new Envelope(lowest, highest);
  }
}
