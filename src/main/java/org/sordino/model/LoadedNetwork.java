package org.sordino.model;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.sordino.network.Computation;
import org.sordino.network.PyTorch;

/**
 * A network with its weights, and the manager that they belong to. Safe for use by several threads:
 * the weights are freed when no call uses them any more. It may still be loading.
 */
final class LoadedNetwork implements AutoCloseable {
  private static final long POLL_MILLIS = 100;

  private final FutureTask<Loaded> loading;
  private final ReadWriteLock calls = new ReentrantReadWriteLock();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** What comes of loading. */
  private record Loaded(NDManager manager, Block block) {}

  private LoadedNetwork(Callable<Loaded> loading) {
    this.loading = new FutureTask<>(loading);
  }

  /**
   * Loads the network of a model onto the device of {@code torch}.
   *
   * @throws IOException in one line if its weights are missing or damaged
   */
  static LoadedNetwork of(ModelFolder files, ModelDescription description, PyTorch torch)
      throws IOException {
    LoadedNetwork network = new LoadedNetwork(() -> load(files, description, () -> torch));
    network.loading.run();
    network.await();
    return network;
  }

  /**
   * Begins to start the engine and to load the network of a model, on a thread of its own. Whoever
   * needs the network waits for it.
   *
   * @param torch starts the engine
   */
  static LoadedNetwork begin(
      ModelFolder files, ModelDescription description, Callable<PyTorch> torch) {
    LoadedNetwork network = new LoadedNetwork(() -> load(files, description, torch));
    new Thread(network.loading, "model").start();
    return network;
  }

  private static Loaded load(
      ModelFolder files, ModelDescription description, Callable<PyTorch> torch) throws Exception {
    ModelFolder.SavedNetwork saved = files.read(description);
    NDManager manager = torch.call().newManager();
    try {
      return new Loaded(manager, saved.load(manager));
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /**
   * Waits until it is loaded.
   *
   * @throws IOException in one line if its weights are missing or damaged, or the engine does not
   *     start
   * @throws IllegalArgumentException if the engine finds no such device
   */
  void await() throws IOException {
    result();
  }

  private Loaded result() throws IOException {
    try {
      return loading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Loaded loaded() {
    try {
      return result();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Frees the weights when it is closed. */
  NDManager manager() {
    return loaded().manager();
  }

  /** The network, frozen. */
  Block block() {
    return loaded().block();
  }

  /** What uses the network. */
  @FunctionalInterface
  interface Call<T, E extends Exception> {
    /** Does it. */
    T answer() throws E;
  }

  /**
   * Does {@code call}, at whose end {@link #close} waits.
   *
   * @throws IllegalStateException if the network was closed before
   */
  <T, E extends Exception> T during(Call<T, E> call) throws E {
    calls.readLock().lock();
    try {
      if (closed.get()) {
        throw new IllegalStateException("expected an open classifier, found a closed one");
      }
      return call.answer();
    } finally {
      calls.readLock().unlock();
    }
  }

  /**
   * Refuses calls from now on and frees the weights when those that are running have ended. At the
   * end of the process computations stand still, and so do the calls: then they go with it.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    boolean interrupted = false;
    boolean freed = false;
    while (!freed && !Computation.over()) {
      try {
        freed = freeUnlessInUse();
      } catch (InterruptedException e) {
        interrupted = true; // Only later: weights are never freed beside a call.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** False if it is still loading or in use after a while. */
  private boolean freeUnlessInUse() throws InterruptedException {
    if (!calls.writeLock().tryLock(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      return false;
    }
    try {
      Computation.free(loading.get(POLL_MILLIS, TimeUnit.MILLISECONDS).manager());
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true; // It could not be loaded: there is nothing to free.
    } finally {
      calls.writeLock().unlock();
    }
  }
}
