package org.sordino.dataset;

import java.util.stream.IntStream;

/** Some of the images in memory, without a copy of them. */
final class ImageSelection {
  private final LabelledImages source;
  private final int[] images;

  /** The {@code images} of {@code source}, in this order. */
  ImageSelection(LabelledImages source, int[] images) {
    this.source = source;
    this.images = images.clone();
  }

  /** All of {@code source}. */
  static ImageSelection all(LabelledImages source) {
    return new ImageSelection(source, IntStream.range(0, source.size()).toArray());
  }

  LabelledImages source() {
    return source;
  }

  int size() {
    return images.length;
  }

  /** Which image of the source the {@code index}-th one is. */
  int image(int index) {
    return images[index];
  }
}
