package org.sordino.audio;

import java.util.Arrays;

/** Samples that are added block by block; when their number was foreseen, never copied. */
final class SampleList {
  private static final int LEAST = 1 << 12;

  private float[] samples;
  private int size;

  /** Reserves memory for {@code expected} samples. */
  SampleList(long expected) {
    samples = new float[(int) Math.max(LEAST, Math.min(expected, Integer.MAX_VALUE - 8))];
  }

  /** Adds the first {@code count} of {@code block}. */
  void add(float[] block, int count) {
    if (samples.length - size < count) {
      long wanted = Math.max((long) size + count, samples.length + (samples.length >> 1));
      samples = Arrays.copyOf(samples, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
    System.arraycopy(block, 0, samples, size, count);
    size += count;
  }

  int size() {
    return size;
  }

  /** All samples; the list must not be used any more. */
  float[] toArray() {
    return size == samples.length ? samples : Arrays.copyOf(samples, size);
  }
}
