package org.sordino.loss;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers as arrays without dimensions in the host's memory, float64. An operation with one has the
 * type of the other array, if that has dimensions.
 *
 * <p>Given a plain number, DJL creates a device array on each call, and a GPU has to be waited for.
 * A zero-dimensional host array is passed along with the operation.
 */
public final class Scalar {
  private static final NDManager HOST = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private static final Map<Double, NDArray> CONSTANTS = new ConcurrentHashMap<>();

  private Scalar() {}

  /** A constant, to be kept open. It is made once, and there are few of them. */
  public static NDArray scalar(double constant) {
    return CONSTANTS.computeIfAbsent(constant, HOST::create);
  }

  /** A number that changes, to be closed by the caller. */
  public static NDArray passing(double number) {
    return HOST.create(number);
  }
}
