package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1000})
  void of_anySize_isAPermutation(int size) {
    int[] order = Order.of(size, 3, 1);
    Arrays.sort(order);

    assertArrayEquals(IntStream.range(0, size).toArray(), order);
  }

  @Test
  void of_sameSeedAndEpoch_isTheSame() {
    assertArrayEquals(Order.of(1000, 3, 2), Order.of(1000, 3, 2));
  }

  @Test
  void of_otherSeedOrEpoch_isAnother() {
    int[] order = Order.of(1000, 3, 2);

    assertFalse(Arrays.equals(order, Order.of(1000, 3, 3)));
    assertFalse(Arrays.equals(order, Order.of(1000, 4, 2)));
  }

  @Test
  void of_threeExamples_comeInEachOfSixOrdersAboutAsOften() {
    int[] counts = new int[9 * 3];
    for (int epoch = 0; epoch < 6000; epoch++) {
      int[] order = Order.of(3, 5, epoch);
      counts[9 * order[0] + 3 * order[1] + order[2]]++;
    }

    int[] found = Arrays.stream(counts).filter(count -> count > 0).toArray();
    assertEquals(6, found.length);
    for (int count : found) {
      // Six deviations of a fair die: √(6000·1/6·5/6) = 29.
      assertEquals(1000, count, 174);
    }
  }

  @Test
  void mix_epochsAndSeeds_giveSeedsOfTheirOwn() {
    Set<Long> seeds = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      for (int epoch = 0; epoch < 100; epoch++) {
        seeds.add(Order.mix(seed, epoch));
      }
    }

    assertEquals(10_000, seeds.size());
  }
}
