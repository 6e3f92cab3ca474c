package org.sordino.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory of this process as Linux counts it, which that of native libraries belongs to. Where
 * nothing tells it, it does not grow.
 */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  private final long before;

  private ResidentMemory(long before) {
    this.before = before;
  }

  /** Begins to watch the greatest. */
  static ResidentMemory watch() throws IOException {
    if (!Files.isWritable(RESET)) {
      return new ResidentMemory(0);
    }
    Files.writeString(RESET, "5"); // the peak is what there is now
    return new ResidentMemory(bytes("VmHWM:"));
  }

  /** How many bytes more there were at the peak than at the beginning. */
  long growth() throws IOException {
    return before == 0 ? 0 : bytes("VmHWM:") - before;
  }

  private static long bytes(String key) throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith(key)) {
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
      }
    }
    throw new IOException(STATUS + ": expected " + key + ", found none");
  }
}
