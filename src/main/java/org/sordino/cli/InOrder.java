package org.sordino.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sordino.file.DaemonThreads;

/**
 * Works on items with several threads and hands the results on in their order. No more results are
 * kept than a few per thread.
 *
 * @param workers threads
 * @param patience how long a stop waits for the items under way
 */
record InOrder(int workers, Duration patience) {
  /** Longer than all but the longest songs take, and no longer than people wait for an end. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long POLL_MILLIS = 100;

  InOrder(int workers) {
    this(workers, PATIENCE);
  }

  /** Takes a result. */
  @FunctionalInterface
  interface Taker<T> {
    /** Called once, when the first items are under way. */
    default void begin() throws IOException {}

    /** Takes the result of the next item. */
    void take(T result) throws IOException;
  }

  /**
   * Gives the result of {@code work} for each of {@code items} to {@code taker}, on this thread.
   * When it returns or throws, no thread works any more, unless a stop lost its patience.
   *
   * @param stopped stays true once it is: from then on no item is begun, and the results of those
   *     under way are handed on if they come before the patience ends
   * @throws IOException if the taker throws it, or this thread is interrupted
   */
  <S, T> void forEach(List<S> items, Function<S, T> work, Taker<T> taker, BooleanSupplier stopped)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(workers, new DaemonThreads("files"));
    Queue<Future<Optional<T>>> pending = new ArrayDeque<>();
    Iterator<S> next = items.iterator();
    Stop stop = new Stop(stopped, patience.toNanos());
    Runnable fill =
        () -> {
          while (next.hasNext() && pending.size() < 2 * workers && !stopped.getAsBoolean()) {
            S item = next.next();
            pending.add(
                pool.submit(
                    () ->
                        stopped.getAsBoolean()
                            ? Optional.<T>empty()
                            : Optional.of(work.apply(item))));
          }
        };
    try {
      fill.run();
      taker.begin();
      while (!pending.isEmpty()) {
        Optional<T> result = result(pending.remove(), stop);
        if (result.isPresent()) {
          taker.take(result.get());
        }
        fill.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      end(pool, stop);
    }
  }

  /** None if the item was not begun, or takes longer than a stop waits. */
  private static <T> Optional<T> result(Future<Optional<T>> pending, Stop stop)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        return pending.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (stop.overdue()) {
          return Optional.empty();
        }
      }
    }
  }

  /** Waits for what has begun: whatever it uses may be closed afterwards. */
  private static void end(ExecutorService pool, Stop stop) {
    pool.shutdownNow();
    try {
      boolean ended = false;
      while (!ended && !stop.overdue()) {
        ended = pool.awaitTermination(POLL_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Knows for how long it has been stopped. */
  private static final class Stop {
    private final BooleanSupplier asked;
    private final long patience;
    private @Nullable Long since;

    private Stop(BooleanSupplier asked, long patience) {
      this.asked = asked;
      this.patience = patience;
    }

    private boolean overdue() {
      if (since == null && asked.getAsBoolean()) {
        since = System.nanoTime();
      }
      return since != null && System.nanoTime() - since >= patience;
    }
  }
}
