package org.sordino.fault;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a task in a thread of its own and measures it. Time is the thread's, so that a busy machine
 * is no fault; only a task that waits for something is stopped by the clock.
 */
final class Watch {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** By the clock, without any work of the processor. */
  private static final long MOST_WAITING_SECONDS = 15;

  private final long mostSeconds;

  Watch(long mostSeconds) {
    this.mostSeconds = mostSeconds;
  }

  /**
   * What a task came to.
   *
   * @param result what it returned, null if it threw
   * @param problem what it threw, null if it returned
   * @param seconds of the processor
   * @param bytes that it allocated on Java's heap, whether they were freed or not
   * @param growth of the whole process at its peak, in bytes
   */
  record Measured<T>(T result, Throwable problem, double seconds, long bytes, long growth) {}

  /**
   * Runs {@code task}.
   *
   * @throws TimeoutException with the place where it was, if it took too long; it is left running
   */
  <T> Measured<T> run(Callable<T> task) throws TimeoutException, InterruptedException {
    FutureTask<Measured<T>> future = new FutureTask<>(() -> measured(task));
    Thread thread = new Thread(future, "trial");
    thread.setDaemon(true);
    thread.start();
    long worked = 0;
    for (long waited = 0; ; waited++) {
      try {
        return future.get(1, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (TimeoutException e) {
        long nanos = THREADS.getThreadCpuTime(thread.getId());
        boolean spent = nanos > TimeUnit.SECONDS.toNanos(mostSeconds);
        waited = nanos > worked ? 0 : waited;
        worked = nanos;
        if (spent || waited > MOST_WAITING_SECONDS) {
          throw new TimeoutException("at " + List.of(thread.getStackTrace()));
        }
      }
    }
  }

  private static <T> Measured<T> measured(Callable<T> task) throws IOException {
    ResidentMemory memory = ResidentMemory.watch();
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long nanos = THREADS.getThreadCpuTime(thread);
    T result = null;
    Throwable problem = null;
    try {
      result = task.call();
    } catch (Throwable e) { // an Error is what is looked for
      problem = e;
    }
    return new Measured<>(
        result,
        problem,
        (THREADS.getThreadCpuTime(thread) - nanos) / 1e9,
        THREADS.getThreadAllocatedBytes(thread) - bytes,
        memory.growth());
  }
}
