package org.sordino.dataset;

import ai.djl.ndarray.NDArray;

/**
 * Some examples as arrays of the engine.
 *
 * @param inputs N × shape of one input, float32; valid until the next batch is asked for
 * @param labels N class indexes, int64
 * @param numbers which examples they are, N, int64
 */
public record Batch(NDArray inputs, NDArray labels, NDArray numbers) {}
