package org.sordino.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.sordino.dataset.Examples;

/**
 * Which training examples an epoch takes, and in what order: a fresh shuffle per epoch that the
 * seed decides. It relies on {@link SplittableRandom} to draw the same longs and bounded ints in
 * every Java version, which a test watches.
 */
final class EpochSampler {
  private EpochSampler() {}

  /** The examples of epoch {@code epoch}: all of them, or as many in equal shares. */
  static int[] of(Examples examples, TrainingSettings settings, int epoch) {
    if (!settings.balance()) {
      return of(examples.size(), settings.seed(), epoch);
    }
    int[] labels = IntStream.range(0, examples.size()).map(examples::label).toArray();
    return balanced(labels, settings.seed(), epoch);
  }

  /** A permutation of 0 … size − 1. */
  static int[] of(int size, long seed, int epoch) {
    int[] order = IntStream.range(0, size).toArray();
    shuffle(order, new SplittableRandom(Seeds.ofEpoch(seed, epoch)));
    return order;
  }

  /**
   * As many draws as there are examples; the classes' shares differ by at most one. Those of a
   * class come in rounds: none comes again before all others of its class have come.
   *
   * @param labels the class of each example
   */
  static int[] balanced(int[] labels, long seed, int epoch) {
    SplittableRandom random = new SplittableRandom(Seeds.ofEpoch(seed, epoch));
    int[] classes = Arrays.stream(labels).distinct().sorted().toArray();
    shuffle(classes, random); // which classes have one more
    int[] order = new int[labels.length];
    int filled = 0;
    for (int i = 0; i < classes.length; i++) {
      int label = classes[i];
      int[] members =
          IntStream.range(0, labels.length).filter(example -> labels[example] == label).toArray();
      int end = (int) ((i + 1L) * labels.length / classes.length);
      while (filled < end) {
        shuffle(members, random);
        int taken = Math.min(members.length, end - filled);
        System.arraycopy(members, 0, order, filled, taken);
        filled += taken;
      }
    }
    shuffle(order, random);
    return order;
  }

  /** Shuffles {@code values}; every order is equally likely (Fisher and Yates). */
  private static void shuffle(int[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      int j = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }
}
