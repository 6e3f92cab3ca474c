package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {
  @Test
  void ofEpoch_epochsAndSeeds_areSeedsOfTheirOwn() {
    Set<Long> seeds = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      for (int epoch = 0; epoch < 100; epoch++) {
        seeds.add(Seeds.ofEpoch(seed, epoch));
      }
    }

    assertEquals(10_000, seeds.size());
  }

  /** That of an epoch worked out apart, the others by hand; the first of each is the run's own. */
  @Test
  void of_anyRun_areTheSeedsThatTheyAlwaysWere() {
    assertEquals(7, Seeds.ofGeneration(7, 1));
    assertEquals(7 + 2_000_000_014L, Seeds.ofGeneration(7, 3));
    assertEquals(7, Seeds.ofNetwork(7, 0));
    assertEquals(7 + 0xD1342543DE82EF95L, Seeds.ofNetwork(7, 1));
    assertEquals(0xEC0B6C4F13F17917L, Seeds.ofEpoch(3, 2));
  }
}
