package org.sordino.dataset;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.MemoryUsage;

/** How much a GPU can still hold. */
final class GpuMemory {
  private GpuMemory() {}

  /** Free bytes of {@code device}; 0 if it is none of its own, as the CPU. */
  static long free(Device device) {
    if (!device.isGpu()) {
      return 0;
    }
    MemoryUsage memory = CudaUtils.getGpuMemory(device);
    return memory.getMax() - memory.getUsed();
  }
}
