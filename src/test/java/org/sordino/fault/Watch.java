package org.sordino.fault;

import com.sun.management.OperatingSystemMXBean;
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
 * Runs a task in a thread of its own and measures it. Time is the processor's, of all threads of
 * this process together, so that a busy machine is no fault and work on other threads is none the
 * less seen. A task that does nothing has as long, by the clock: only seconds count in which the
 * process hardly worked at all, which happens to no task that is ready to run, and on whose end
 * this class was not woken late, as it is where the machine stood still.
 */
final class Watch {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /**
   * A second with less work is one of waiting: two ticks of Linux's clock. Of two cores a task that
   * is ready to run gets more, if it is not one of a hundred.
   */
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

  private final long mostSeconds;

  /** A watch that gives up what works, or waits, for {@code mostSeconds}. */
  Watch(long mostSeconds) {
    this.mostSeconds = mostSeconds;
  }

  /**
   * What a task came to.
   *
   * @param result what it returned, null if it threw
   * @param problem what it threw, null if it returned
   * @param seconds of the processor, of all threads
   * @param bytes that its thread allocated on Java's heap, whether they were freed or not
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
    long begun = PROCESS.getProcessCpuTime();
    thread.start();
    long worked = begun;
    int waited = 0;
    while (true) {
      long clock = System.nanoTime();
      try {
        return future.get(1, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (TimeoutException e) {
        boolean late = System.nanoTime() - clock > LATE_NANOS;
        long nanos = PROCESS.getProcessCpuTime();
        waited += !late && nanos - worked < IDLE_NANOS ? 1 : 0;
        worked = nanos;
        boolean spent = nanos - begun > TimeUnit.SECONDS.toNanos(mostSeconds);
        if (spent || waited >= mostSeconds) {
          String did = spent ? "working" : "waiting";
          throw new TimeoutException(did + " at " + List.of(thread.getStackTrace()));
        }
      }
    }
  }

  private static <T> Measured<T> measured(Callable<T> task) throws IOException {
    ResidentMemory memory = ResidentMemory.watch();
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long nanos = PROCESS.getProcessCpuTime();
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
        (PROCESS.getProcessCpuTime() - nanos) / 1e9,
        THREADS.getThreadAllocatedBytes(thread) - bytes,
        memory.growth());
  }
}
