package org.sordino.audio;

import java.util.Arrays;

/** Samples that are added block by block; when their number was foreseen, never copied. */
final class SampleList {
  /** As many as Java's arrays can have. */
  static final int MOST = Integer.MAX_VALUE - 8;

  private static final int LEAST = 1 << 12;

  private float[] samples;
  private int size;

  /** Reserves memory for {@code expected} samples. */
  SampleList(long expected) {
    samples = new float[(int) Math.max(LEAST, Math.min(expected, MOST))];
  }

  /**
   * Adds the first {@code count} of {@code block}.
   *
   * @throws IllegalArgumentException if that would be more than {@link #MOST}
   */
  void add(float[] block, int count) {
    long needed = (long) size + count;
    if (needed > samples.length) {
      samples = Arrays.copyOf(samples, grown(samples.length, needed));
    }
    System.arraycopy(block, 0, samples, size, count);
    size += count;
  }

  /** How long an array of {@code length} is to become that needs room for {@code needed}. */
  static int grown(long length, long needed) {
    if (needed > MOST) {
      throw new IllegalArgumentException(
          "sound: expected at most " + MOST + " samples, found " + needed);
    }
    return (int) Math.min(MOST, Math.max(needed, length + length / 2));
  }

  int size() {
    return size;
  }

  /** All samples; the list must not be used any more. */
  float[] toArray() {
    return size == samples.length ? samples : Arrays.copyOf(samples, size);
  }
}
