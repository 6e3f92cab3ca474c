package org.sordino.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleListTest {
  @Test
  void add_moreThanExpected_keepsAll() {
    float[] block = new float[3_000];
    for (int i = 0; i < block.length; i++) {
      block[i] = i;
    }
    SampleList samples = new SampleList(1);

    samples.add(block, 3_000);
    samples.add(block, 3_000);
    samples.add(block, 1);

    float[] expected = Arrays.copyOf(block, 6_001);
    System.arraycopy(block, 0, expected, 3_000, 3_000);
    expected[6_000] = 0;
    assertArrayEquals(expected, samples.toArray());
  }

  @Test
  void grown_longArrays_growByHalfUpToTheLongest() {
    assertEquals(1_500, SampleList.grown(1_000, 1_001));
    assertEquals(4_000, SampleList.grown(1_000, 4_000));
    assertEquals(2_147_483_639, SampleList.grown(2_000_000_000, 2_000_000_001));
    assertEquals(2_147_483_639, SampleList.grown(2_000_000_000, 2_147_483_639));
  }

  @Test
  void grown_beyondTheLongest_isRefused() {
    assertEquals(
        "sound: expected at most 2147483639 samples, found 2147483640",
        assertThrows(
                IllegalArgumentException.class,
                () -> SampleList.grown(2_147_483_639, 2_147_483_640L))
            .getMessage());
  }
}
