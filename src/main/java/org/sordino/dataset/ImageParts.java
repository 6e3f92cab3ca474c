package org.sordino.dataset;

import java.util.List;

/**
 * What was read of an image data set.
 *
 * @param classes a label is an index into them
 * @param train the images that may be learnt from
 * @param validation possibly none
 * @param test the images that errors are reported on
 */
record ImageParts(
    List<String> classes, LabelledImages train, LabelledImages validation, LabelledImages test) {}
