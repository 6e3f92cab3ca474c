package org.sordino;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this thread has allocated on Java's heap. */
public final class Allocated {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocated() {}

  /** Bytes since it began, whether they were freed or not. */
  public static long bytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
