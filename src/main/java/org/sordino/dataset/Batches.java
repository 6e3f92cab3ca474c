package org.sordino.dataset;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.MemoryUsage;
import java.util.NoSuchElementException;

/** The bridge from examples to arrays of the engine, batch by batch. */
public interface Batches extends AutoCloseable {
  /**
   * Batches of at most {@code batch} examples like {@code examples}, for the device of {@code
   * manager}. A GPU holds the examples themselves if they can be held and fit in half of the memory
   * that is free there; otherwise they are read while the network works, and copied.
   */
  static Batches of(Examples examples, int batch, NDManager manager) {
    Device device = manager.getDevice();
    Resident resident = device.isGpu() && examples.size() > 0 ? examples.resident() : null;
    if (resident != null && resident.bytes() <= free(device) / 2) {
      return new ResidentBatches(examples, resident, batch, manager);
    }
    return new BatchFeeder(examples, batch);
  }

  private static long free(Device gpu) {
    MemoryUsage memory = CudaUtils.getGpuMemory(gpu);
    return memory.getMax() - memory.getUsed();
  }

  /**
   * Begins to deliver {@code examples} in {@code order}, each once.
   *
   * @param examples those that the batches were made for, or the same as an epoch sees them
   */
  void start(Examples examples, int[] order);

  /** Whether examples of the order are left. */
  boolean hasNext();

  /**
   * The next batch, its arrays belonging to {@code manager}.
   *
   * @throws NoSuchElementException after the last one
   */
  Batch next(NDManager manager);

  @Override
  void close();
}
