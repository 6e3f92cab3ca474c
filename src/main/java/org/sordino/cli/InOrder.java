package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.sordino.file.DaemonThreads;

/**
 * Works on files with several threads and hands the results on in the order of the files. No more
 * results are kept than a few per thread.
 *
 * @param workers threads
 */
record InOrder(int workers) {
  /** Takes a result. */
  @FunctionalInterface
  interface Taker<T> {
    /** Takes the result of the next file. */
    void take(T result) throws IOException;
  }

  /**
   * Gives the result of {@code work} for each of {@code files} to {@code taker}, on this thread.
   *
   * @throws IOException if the taker throws it, or this thread is interrupted
   */
  <T> void forEach(List<Path> files, Function<Path, T> work, Taker<T> taker) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(workers, new DaemonThreads("files"));
    Queue<Future<T>> pending = new ArrayDeque<>();
    Iterator<Path> next = files.iterator();
    try {
      for (int done = 0; done < files.size(); done++) {
        while (next.hasNext() && pending.size() < 2 * workers) {
          Path file = next.next();
          pending.add(pool.submit(() -> work.apply(file)));
        }
        taker.take(pending.remove().get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
