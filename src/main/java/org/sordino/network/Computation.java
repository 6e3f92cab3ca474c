package org.sordino.network;

import ai.djl.ndarray.NDManager;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.sordino.file.Interruptible;
import org.sordino.file.ProcessEnd;

/**
 * Work in the native library, such as a training step, which the end of the process waits for: when
 * a user interrupts it, PyTorch would be unloaded in the midst of its work and crash.
 */
public final class Computation implements AutoCloseable {
  /** Longer than a step takes; who waits that long would rather have the process end. */
  private static final int PATIENCE_SECONDS = 10;

  private static final ReadWriteLock RUNNING = new ReentrantReadWriteLock();

  private static volatile boolean over;

  static {
    ProcessEnd.before("end of computations", Computation::awaitEnd);
  }

  private final NDManager scope;

  private Computation(NDManager scope) {
    this.scope = scope;
  }

  /**
   * Begins some work on this thread, which has to close it, and soon. Once the process ends, none
   * begins.
   *
   * @param manager of the arrays that the work starts from
   */
  public static Computation of(NDManager manager) {
    RUNNING.readLock().lock();
    try {
      return new Computation(manager.newSubManager());
    } catch (RuntimeException e) {
      RUNNING.readLock().unlock();
      throw e;
    }
  }

  /** Whose arrays are freed at the end. */
  public NDManager scope() {
    return scope;
  }

  /**
   * Frees the arrays of {@code manager}, except at the very end of the process, with which they go:
   * PyTorch may be in the midst of being unloaded.
   */
  public static void free(NDManager manager) {
    if (RUNNING.readLock().tryLock()) {
      try {
        manager.close();
      } finally {
        RUNNING.readLock().unlock();
      }
    }
  }

  /** Whether the process ends and no work begins any more. */
  public static boolean over() {
    return over;
  }

  /** Never unlocked again. */
  private static void awaitEnd() {
    Interruptible.endAll(); // which still computes
    over = true;
    try {
      if (!RUNNING.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return; // a crash is all that can come of it
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      scope.close();
    } finally {
      RUNNING.readLock().unlock();
    }
  }
}
