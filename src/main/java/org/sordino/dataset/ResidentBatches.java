package org.sordino.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Batches that a device cuts out of what it holds. Labels are copied once, the order once an epoch,
 * and nothing within an epoch.
 */
final class ResidentBatches implements Batches {
  private final int batch;
  private final NDManager manager;
  private final Resident.Held held;
  private final NDArray labels;
  private @Nullable NDArray order;
  private int size;
  private int taken;

  /** Of {@code examples}, on the device of {@code parent}. */
  ResidentBatches(Examples examples, Resident resident, int batch, NDManager parent) {
    this.batch = batch;
    manager = parent.newSubManager();
    held = resident.on(manager);
    labels =
        manager.create(IntStream.range(0, examples.size()).mapToLong(examples::label).toArray());
  }

  @Override
  public void start(Examples examples, int[] order) {
    held.startEpoch(examples);
    if (this.order != null) {
      this.order.close();
    }
    this.order = manager.create(Arrays.stream(order).asLongStream().toArray());
    size = order.length;
    taken = 0;
  }

  @Override
  public boolean hasNext() {
    return taken < size;
  }

  @Override
  public Batch next(NDManager scope) {
    if (order == null || !hasNext()) {
      throw new NoSuchElementException("all examples were delivered");
    }
    int end = Math.min(size, taken + batch);
    NDArray numbers = order.get(scope, new NDIndex(taken + ":" + end));
    taken = end;
    return new Batch(held.inputs(numbers, scope), labels.take(scope, numbers), numbers);
  }

  @Override
  public void close() {
    manager.close();
  }
}
