package org.sordino.file;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Work that keeps what it has when the process is asked to end, as by Ctrl-C: it is told to stop,
 * and the process ends once it is closed. Close it soon then: until it is, nothing but a kill ends
 * the process.
 */
public final class Interruptible implements AutoCloseable {
  private static final Set<Interruptible> OPEN = ConcurrentHashMap.newKeySet();

  static {
    ProcessEnd.before("end of interruptible work", Interruptible::endAll);
  }

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean stopped;

  private Interruptible() {}

  /** Begins some work. */
  public static Interruptible begin() {
    Interruptible work = new Interruptible();
    OPEN.add(work);
    return work;
  }

  /** Whether it is to begin nothing more and to come to its end. */
  public boolean stopped() {
    return stopped;
  }

  /** Tells all open work to stop and waits for it: what the end of the process begins with. */
  public static void endAll() {
    OPEN.forEach(work -> work.stopped = true);
    try {
      for (Interruptible work : OPEN) {
        work.stopped = true; // it may have begun a moment ago
        work.closed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    OPEN.remove(this);
    closed.countDown();
  }
}
