package org.sordino.model;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.sordino.network.Computation;
import org.sordino.network.PyTorch;

/**
 * A network with its weights, and the manager that they belong to. Safe for use by several threads:
 * the weights are freed when no call uses them any more.
 */
final class LoadedNetwork implements AutoCloseable {
  private static final long POLL_MILLIS = 100;

  private final NDManager manager;
  private final Block block;
  private final ReadWriteLock calls = new ReentrantReadWriteLock();
  private final AtomicBoolean closed = new AtomicBoolean();

  private LoadedNetwork(NDManager manager, Block block) {
    this.manager = manager;
    this.block = block;
  }

  /**
   * Loads the network of a model onto the device of {@code torch}.
   *
   * @throws IOException in one line if its weights are missing or damaged
   */
  static LoadedNetwork of(ModelFolder files, ModelDescription description, PyTorch torch)
      throws IOException {
    NDManager manager = torch.newManager();
    try {
      return new LoadedNetwork(manager, files.load(description, manager));
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** Frees the weights when it is closed. */
  NDManager manager() {
    return manager;
  }

  /** The network, frozen. */
  Block block() {
    return block;
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

  /** Refuses calls from now on and frees the weights when those that are running have ended. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    boolean interrupted = false;
    boolean alone = false;
    // At the end of the process computations stand still, and so do the calls.
    while (!alone && !Computation.over()) {
      try {
        alone = calls.writeLock().tryLock(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true; // Only later: weights are never freed beside a call.
      }
    }
    if (alone) {
      try {
        Computation.free(manager);
      } finally {
        calls.writeLock().unlock();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
