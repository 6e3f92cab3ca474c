package org.sordino.dataset;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up examples of 8 bins × 32 frames and four classes, which alternate: noise in ±1, and 2 more
 * in bin 2·class. Two examples make an item.
 *
 * @param size number of examples
 * @param seed decides the noise
 */
public record TinyExamples(int size, long seed) implements Examples {
  public static final int BINS = 8;
  public static final int FRAMES = 32;

  @Override
  public ItemKind itemKind() {
    return ItemKind.SONG;
  }

  @Override
  public List<String> classes() {
    return List.of("a", "b", "c", "d");
  }

  @Override
  public long[] shape() {
    return new long[] {BINS, FRAMES};
  }

  @Override
  public int label(int example) {
    return example / 2 % 4;
  }

  @Override
  public String item(int example) {
    return "item" + example / 2;
  }

  @Override
  public int clip(int example) {
    return example % 2;
  }

  @Override
  public void read(int example, FloatBuffer target) {
    target.put(input(example));
  }

  /** The input of an example. */
  public float[] input(int example) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + example);
    float[] input = new float[BINS * FRAMES];
    for (int i = 0; i < input.length; i++) {
      boolean marked = i / FRAMES == 2 * label(example);
      input[i] = (float) (2 * random.nextDouble() - 1) + (marked ? 2 : 0);
    }
    return input;
  }
}
