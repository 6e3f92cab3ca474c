package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochSamplerTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1000})
  void of_anySize_isAPermutation(int size) {
    int[] order = EpochSampler.of(size, 3, 1);
    Arrays.sort(order);

    assertArrayEquals(IntStream.range(0, size).toArray(), order);
  }

  @Test
  void of_sameSeedAndEpoch_isTheSame() {
    assertArrayEquals(EpochSampler.of(1000, 3, 2), EpochSampler.of(1000, 3, 2));
  }

  @Test
  void of_otherSeedOrEpoch_isAnother() {
    int[] order = EpochSampler.of(1000, 3, 2);

    assertFalse(Arrays.equals(order, EpochSampler.of(1000, 3, 3)));
    assertFalse(Arrays.equals(order, EpochSampler.of(1000, 4, 2)));
  }

  @Test
  void of_threeExamples_comeInEachOfSixOrdersAboutAsOften() {
    int[] counts = new int[9 * 3];
    for (int epoch = 0; epoch < 6000; epoch++) {
      int[] order = EpochSampler.of(3, 5, epoch);
      counts[9 * order[0] + 3 * order[1] + order[2]]++;
    }

    int[] found = Arrays.stream(counts).filter(count -> count > 0).toArray();
    assertEquals(6, found.length);
    for (int count : found) {
      // Six deviations of a fair die: √(6000·1/6·5/6) = 29.
      assertEquals(1000, count, 174);
    }
  }

  /** Of 6, 3 and 1 examples: 10 draws, 3 or 4 of each class. */
  private static final int[] LABELS = {0, 0, 0, 0, 0, 0, 4, 4, 4, 2};

  @Test
  void balanced_unequalClasses_giveEachItsShareInRounds() {
    int[] drawn = new int[LABELS.length];
    for (int epoch = 1; epoch <= 300; epoch++) {
      int[] order = EpochSampler.balanced(LABELS, 3, epoch);
      assertEquals(LABELS.length, order.length);
      int[] perClass = new int[5];
      int[] perExample = new int[LABELS.length];
      for (int example : order) {
        perClass[LABELS[example]]++;
        perExample[example]++;
        drawn[example]++;
      }
      assertEquals(10, perClass[0] + perClass[2] + perClass[4]);
      for (int label : new int[] {0, 2, 4}) {
        assertTrue(perClass[label] == 3 || perClass[label] == 4, Arrays.toString(perClass));
      }
      for (int example = 0; example < 6; example++) {
        assertTrue(perExample[example] <= 1, "no second one before all six have come");
      }
      for (int example = 6; example < 9; example++) {
        assertTrue(perExample[example] >= 1, "each of three in three or four draws");
      }
    }
    // A class of six takes a third of 3,000 draws: about 167 for each of its examples.
    for (int example = 0; example < 6; example++) {
      assertEquals(1000 / 6.0, drawn[example], 60);
    }
  }

  @Test
  void balanced_theClassWithOneMore_changes() {
    Set<Integer> favoured = new HashSet<>();
    for (int epoch = 1; epoch <= 50; epoch++) {
      int[] counts = new int[5];
      Arrays.stream(EpochSampler.balanced(LABELS, 3, epoch))
          .forEach(example -> counts[LABELS[example]]++);
      for (int label = 0; label < counts.length; label++) {
        if (counts[label] == 4) {
          favoured.add(label);
        }
      }
    }

    assertEquals(Set.of(0, 2, 4), favoured);
  }

  @Test
  void balanced_equalClasses_isAPermutation() {
    int[] order = EpochSampler.balanced(new int[] {0, 1, 2, 2, 1, 0}, 7, 1);
    Arrays.sort(order);

    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, order);
  }

  @Test
  void balanced_order_mixesTheClasses() {
    int[] labels = new int[100];
    Arrays.fill(labels, 50, 100, 1);
    int[] order = EpochSampler.balanced(labels, 1, 1);
    long changes =
        IntStream.range(1, 100).filter(i -> labels[order[i]] != labels[order[i - 1]]).count();

    assertTrue(changes > 30 && changes < 70, changes + " of 99, about 50 expected");
  }

  @Test
  void balanced_sameSeedAndEpoch_isTheSame() {
    assertArrayEquals(EpochSampler.balanced(LABELS, 3, 2), EpochSampler.balanced(LABELS, 3, 2));
    assertFalse(
        Arrays.equals(EpochSampler.balanced(LABELS, 3, 2), EpochSampler.balanced(LABELS, 3, 3)));
    assertFalse(
        Arrays.equals(EpochSampler.balanced(LABELS, 3, 2), EpochSampler.balanced(LABELS, 4, 2)));
  }

  /**
   * Worked out apart, from the algorithm of SplittableRandom in Java 8: a Java of another sequence
   * would train in another order.
   */
  @Test
  void order_ofASeed_isThatWhichItAlwaysWas() {
    assertArrayEquals(new int[] {0, 2, 4, 5, 6, 3, 8, 1, 9, 7}, EpochSampler.of(10, 3, 2));
    assertArrayEquals(new int[] {3, 2, 11, 8, 1, 9, 7, 0, 4, 5, 10, 6}, EpochSampler.of(12, 1, 1));
    assertArrayEquals(
        new int[] {5, 9, 0, 7, 3, 9, 9, 9, 6, 8}, EpochSampler.balanced(LABELS, 3, 2));
  }
}
