package org.sordino.spectrogram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.sordino.file.MemoryTurns;

/**
 * Work on files by many threads whose results are taken in the files' order. No more than {@link
 * #LEAST_AHEAD} results, or two a thread, wait to be taken. Where those that wait leave a file too
 * little memory, they are given up and worked out again after it.
 */
final class WorkAhead<T, R> {
  private static final int LEAST_AHEAD = 8;

  /** What is done with each. */
  @FunctionalInterface
  interface Work<T, R> {
    /** Does it; may be asked twice. */
    R result(T task) throws IOException;
  }

  private final List<T> tasks;
  private final Function<T, Path> file;
  private final Work<T, R> work;
  private final ExecutorService workers;
  private final int ahead;
  private final MemoryTurns memory = new MemoryTurns();
  private final Queue<Future<R>> waiting = new ArrayDeque<>();
  private int taken;

  /**
   * Work on {@code tasks} by {@code workers}, which have {@code threads}; {@code file} is what a
   * task reads.
   */
  WorkAhead(
      List<T> tasks,
      Function<T, Path> file,
      Work<T, R> work,
      ExecutorService workers,
      int threads) {
    ahead = Math.max(LEAST_AHEAD, 2 * threads);
    this.tasks = tasks;
    this.file = file;
    this.work = work;
    this.workers = workers;
  }

  /**
   * The result of the next task.
   *
   * @throws MemoryTurns.TooLargeException if there is too little memory even with nothing else in
   *     it
   * @throws IOException if the work throws it
   */
  R next() throws IOException, InterruptedException {
    while (waiting.size() < ahead && taken + waiting.size() < tasks.size()) {
      T later = tasks.get(taken + waiting.size());
      waiting.add(workers.submit(() -> result(later)));
    }
    T task = tasks.get(taken++);
    try {
      return result(waiting.remove());
    } catch (MemoryTurns.TooLargeException e) {
      waiting.forEach(future -> future.cancel(false));
      waiting.clear();
      return result(task);
    }
  }

  private R result(T task) throws IOException {
    return memory.run(file.apply(task), () -> work.result(task));
  }

  /** The result of a worker; its IOException is thrown as it is. */
  static <R> R result(Future<R> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
