package org.sordino.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Training images set apart to choose settings on. Every class gives its share of them: rounded
 * down, and those that are still missing come from the classes that lost most by it, of equal ones
 * the first. Which images of a class they are is decided by {@link SeededOrder} over their names.
 *
 * @param rest the images that go on training
 * @param held those set apart; both in the order of the training part
 */
record HoldOut(ImageSelection rest, ImageSelection held) {
  /**
   * Sets {@code count} of {@code train} apart.
   *
   * @throws IllegalArgumentException if some class would be left without images on either side
   */
  static HoldOut of(LabelledImages train, List<String> classes, int count, long seed) {
    List<List<Integer>> byClass = new ArrayList<>();
    classes.forEach(name -> byClass.add(new ArrayList<>()));
    for (int image = 0; image < train.size(); image++) {
      byClass.get(train.label(image)).add(image);
    }
    int[] quotas = quotas(byClass.stream().mapToInt(List::size).toArray(), count);
    boolean[] held = new boolean[train.size()];
    for (int label = 0; label < quotas.length; label++) {
      List<Integer> images = byClass.get(label);
      int quota = quotas[label];
      if (!images.isEmpty() && (quota < 1 || quota >= images.size())) {
        throw new IllegalArgumentException(
            "hold-out: expected a number of images that leaves every class some on either side,"
                + " found %d, which takes %d of the %d of %s"
                    .formatted(count, quota, images.size(), classes.get(label)));
      }
      SeededOrder order = new SeededOrder(seed, classes.get(label));
      for (int image : order.sorted(images, train::name).subList(0, quota)) {
        held[image] = true;
      }
    }
    return new HoldOut(select(train, held, false), select(train, held, true));
  }

  private static int[] quotas(int[] sizes, int count) {
    long all = IntStream.of(sizes).sum();
    if (count < 1 || count >= all) {
      throw new IllegalArgumentException(
          "hold-out: expected 1 to %d images, found %d".formatted(all - 1, count));
    }
    int[] quotas = IntStream.of(sizes).map(size -> (int) (size * (long) count / all)).toArray();
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparing(label -> -(sizes[label] * (long) count % all)))
        .limit(count - IntStream.of(quotas).sum())
        .forEach(label -> quotas[label]++);
    return quotas;
  }

  private static ImageSelection select(LabelledImages train, boolean[] held, boolean side) {
    int[] images = IntStream.range(0, held.length).filter(i -> held[i] == side).toArray();
    return new ImageSelection(train, images);
  }
}
