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
record ImagesByPart(
    List<String> classes, LabelledImages train, LabelledImages validation, LabelledImages test) {
  /** The classes that {@code part} has no images of. */
  List<String> missing(LabelledImages part) {
    BitSet there = new BitSet();
    for (int image = 0; image < part.size(); image++) {
      there.set(part.label(image));
    }
    return IntStream.range(0, classes.size())
        .filter(label -> !there.get(label))
        .mapToObj(classes::get)
        .toList();
  }
}
