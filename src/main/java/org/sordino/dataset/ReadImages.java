package org.sordino.dataset;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was read of an image data set.
 *
 * @param classes a label is an index into them
 * @param train the images that may be learnt from
 * @param validation possibly none
 * @param test the images that errors are reported on
 */
record ReadImages(
    List<String> classes, LabelledImages train, LabelledImages validation, LabelledImages test) {
  /** The classes that there is nothing to learn of. */
  List<String> untaught() {
    BitSet taught = new BitSet();
    for (int image = 0; image < train.size(); image++) {
      taught.set(train.label(image));
    }
    return IntStream.range(0, classes.size())
        .filter(label -> !taught.get(label))
        .mapToObj(classes::get)
        .toList();
  }
}
