package org.sordino.bench;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sordino.dataset.Examples;
import org.sordino.dataset.ItemKind;

/** Images of 3 × 32 × 32 normal numbers in ten classes; all show the same noise. */
final class NoiseImages implements Examples {
  private final int size;
  private final float[] noise = new float[3 * 32 * 32];

  NoiseImages(int size) {
    this.size = size;
    Random random = new Random(1);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
  }

  @Override
  public ItemKind itemKind() {
    return ItemKind.IMAGE;
  }

  @Override
  public List<String> classes() {
    return IntStream.range(0, 10).mapToObj(Integer::toString).toList();
  }

  @Override
  public long[] shape() {
    return new long[] {3, 32, 32};
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int label(int example) {
    return example % 10;
  }

  @Override
  public String item(int example) {
    return "image" + example;
  }

  @Override
  public int clip(int example) {
    return 0;
  }

  @Override
  public void read(int example, FloatBuffer target) {
    target.put(noise);
  }
}
