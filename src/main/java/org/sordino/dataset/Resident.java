package org.sordino.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Examples in a form that a device can hold whole and cut inputs out of by itself. The inputs are
 * bit for bit those of {@link Examples#read}.
 */
public interface Resident {
  /** What the device has to hold. */
  long bytes();

  /** Copies the examples to the device of {@code manager}, whose they are from then on. */
  Held on(NDManager manager);

  /** Examples that a device holds. */
  interface Held {
    /**
     * Copies what an epoch's view of the examples needs besides them.
     *
     * @param epoch see {@link Examples#inEpoch}
     */
    void startEpoch(Examples epoch);

    /**
     * The inputs of some examples; nothing is copied from the host.
     *
     * @param numbers which, N, int64
     * @param manager of the result and of all on the way to it
     * @return N × shape of one input, float32
     */
    NDArray inputs(NDArray numbers, NDManager manager);
  }
}
