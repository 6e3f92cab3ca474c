package org.sordino.training;

import java.util.SplittableRandom;

/** The order of the training examples: a fresh shuffle per epoch that the seed decides. */
final class Order {
  private Order() {}

  /** A permutation of 0 … size − 1 (Fisher and Yates). */
  static int[] of(int size, long seed, int epoch) {
    SplittableRandom random = new SplittableRandom(mix(seed, epoch));
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** A seed for one epoch, unlike that of the next epoch or of the next seed. */
  static long mix(long seed, int epoch) {
    return new SplittableRandom(seed).split().nextLong() ^ 0x9E3779B97F4A7C15L * epoch;
  }
}
