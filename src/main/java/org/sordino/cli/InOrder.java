package org.sordino.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.sordino.file.DaemonThreads;

/**
 * Works on items with several threads and hands the results on in their order. No more results are
 * kept than a few per thread.
 *
 * @param workers threads
 */
record InOrder(int workers) {
  /** Takes a result. */
  @FunctionalInterface
  interface Taker<T> {
    /** Takes the result of the next item. */
    void take(T result) throws IOException;
  }

  /**
   * Gives the result of {@code work} for each of {@code items} to {@code taker}, on this thread.
   * When it returns or throws, no thread works any more.
   *
   * @throws IOException if the taker throws it, or this thread is interrupted
   */
  <S, T> void forEach(List<S> items, Function<S, T> work, Taker<T> taker) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(workers, new DaemonThreads("files"));
    Queue<Future<T>> pending = new ArrayDeque<>();
    Iterator<S> next = items.iterator();
    try {
      for (int done = 0; done < items.size(); done++) {
        while (next.hasNext() && pending.size() < 2 * workers) {
          S item = next.next();
          pending.add(pool.submit(() -> work.apply(item)));
        }
        taker.take(pending.remove().get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      end(pool);
    }
  }

  /** Waits for what has begun: whatever it uses may be closed afterwards. */
  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    try {
      pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
