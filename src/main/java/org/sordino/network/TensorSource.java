package org.sordino.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Where the values of a network's parameters come from. */
@FunctionalInterface
public interface TensorSource {
  /**
   * The tensor called {@code name}, such as {@code conv1.weight}.
   *
   * @return a new array of that shape and type that belongs to {@code manager}
   */
  NDArray tensor(String name, Shape shape, DataType type, NDManager manager);
}
