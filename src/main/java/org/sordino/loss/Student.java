package org.sordino.loss;

import ai.djl.ndarray.NDArray;

/**
 * What the student says of a batch, without gradient.
 *
 * @param logits z, N × M
 * @param crossEntropies of each sample with its hard label at temperature 1, N
 */
public record Student(NDArray logits, NDArray crossEntropies) {}
