package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * {@link Shortcut#A}: every stride-th row and column, between zero channels, half of them before
 * and half after.
 */
final class ZeroPadding implements ImageNetwork.Layer {
  private final NDIndex places;
  private final int zeros;

  /** From {@code before} to {@code after} channels, whose difference is even. */
  ZeroPadding(int before, int after, int stride) {
    places = new NDIndex(":, :, ::" + stride + ", ::" + stride);
    zeros = (after - before) / 2;
  }

  @Override
  public NDArray forward(NDArray x, Network.Pass pass) {
    NDArray kept = x.get(places);
    Shape shape = kept.getShape();
    NDArray zero =
        x.getManager()
            .zeros(
                new Shape(shape.get(0), zeros, shape.get(2), shape.get(3)),
                x.getDataType(),
                x.getDevice());
    return NDArrays.concat(new NDList(zero, kept, zero), 1);
  }
}
