package org.sordino.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.sordino.file.DaemonThreads;

/**
 * Batches of examples that are read one by one. While the network works on one batch, a thread
 * reads the next one into the other of two buffers, which the engine uses in place.
 */
public final class BatchFeeder implements Batches {
  private static final int ALIGNMENT = 64;

  private final int batch;
  private final int floats;
  private final Shape shape;
  private final ByteBuffer[] buffers;
  private final ExecutorService reader;

  private Examples examples;
  private int[] order = new int[0];
  private int taken;
  private int buffer;
  private @Nullable Future<?> filling;

  /**
   * A feeder of batches of at most {@code batch} examples like {@code examples}.
   *
   * @throws IllegalArgumentException naming {@code --batch} if two such batches do not fit into
   *     memory
   */
  public BatchFeeder(Examples examples, int batch) {
    this(examples, batch, ByteBuffer::allocateDirect);
  }

  /** As above, with buffers from {@code memory}, which is asked for so many bytes. */
  BatchFeeder(Examples examples, int batch, IntFunction<ByteBuffer> memory) {
    this.examples = examples;
    this.batch = Math.min(batch, Math.max(1, examples.size()));
    shape = new Shape(examples.shape());
    floats = Math.toIntExact(shape.size());
    long bytes = (long) Float.BYTES * floats;
    long most = (Integer.MAX_VALUE - 2 * ALIGNMENT) / bytes;
    if (this.batch > most) {
      throw new IllegalArgumentException(
          "--batch: expected at most "
              + most
              + " with inputs of "
              + floats
              + " values, found "
              + batch);
    }
    int whole = (int) (this.batch * bytes);
    try {
      buffers = new ByteBuffer[] {aligned(whole, memory), aligned(whole, memory)};
    } catch (OutOfMemoryError e) { // no error of the program: the option asks for it
      throw new IllegalArgumentException(
          "--batch: expected batches that fit into memory, found two of "
              + this.batch
              + " inputs of "
              + bytes
              + " bytes (SORDINO_JAVA_OPTS=-Xmx… gives more)",
          e);
    }
    reader = Executors.newSingleThreadExecutor(new DaemonThreads("batches"));
  }

  private static ByteBuffer aligned(int bytes, IntFunction<ByteBuffer> memory) {
    // Aligned, because arithmetic may round differently for another alignment.
    int whole = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return memory.apply(whole + ALIGNMENT).alignedSlice(ALIGNMENT).order(ByteOrder.nativeOrder());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the examples have another shape than those that the feeder
   *     was made for
   */
  @Override
  public void start(Examples examples, int[] order) {
    if (!shape.equals(new Shape(examples.shape()))) {
      throw new IllegalArgumentException(
          "batches: expected examples of shape "
              + shape
              + ", found "
              + new Shape(examples.shape()));
    }
    await();
    this.examples = examples;
    this.order = order.clone();
    taken = 0;
    fill();
  }

  @Override
  public boolean hasNext() {
    return taken < order.length;
  }

  @Override
  public Batch next(NDManager manager) {
    if (!hasNext()) {
      throw new NoSuchElementException("all examples were delivered");
    }
    await();
    int[] members = members();
    ByteBuffer full = buffers[buffer].limit(members.length * floats * Float.BYTES);
    Shape batchShape = new Shape(members.length).addAll(shape);
    NDArray inputs = manager.create(full, batchShape, DataType.FLOAT32);
    long[] labels = Arrays.stream(members).mapToLong(examples::label).toArray();
    taken += members.length;
    buffer = 1 - buffer;
    fill();
    long[] numbers = Arrays.stream(members).asLongStream().toArray();
    return new Batch(inputs, manager.create(labels), manager.create(numbers));
  }

  private int[] members() {
    return Arrays.copyOfRange(order, taken, Math.min(order.length, taken + batch));
  }

  private void fill() {
    int[] members = members();
    Examples source = examples;
    FloatBuffer target = buffers[buffer].clear().asFloatBuffer();
    filling =
        reader.submit(
            () -> {
              for (int i = 0; i < members.length; i++) {
                source.read(members[i], target.position(i * floats));
              }
            });
  }

  private void await() {
    Future<?> future = filling;
    if (future == null) {
      return;
    }
    filling = null;
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading a batch", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch could not be read", e.getCause());
    }
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
