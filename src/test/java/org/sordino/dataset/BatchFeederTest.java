package org.sordino.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.EngineTest;

class BatchFeederTest extends EngineTest {
  private static final TinyExamples EXAMPLES = new TinyExamples(10, 1);
  private static final int[] ORDER = {7, 2, 9, 0, 4, 1, 8, 3, 6, 5};

  /** Takes a batch, checks inputs and labels, and says which examples it held. */
  private int[] take(BatchFeeder feeder) {
    try (NDManager scope = manager.newSubManager()) {
      Batch batch = feeder.next(scope);
      int[] examples =
          Arrays.stream(batch.numbers().toLongArray()).mapToInt(i -> (int) i).toArray();
      int size = examples.length;
      assertEquals(new Shape(size, 8, 32), batch.inputs().getShape());
      assertEquals(DataType.INT64, batch.labels().getDataType());
      float[] inputs = batch.inputs().toFloatArray();
      long[] labels = batch.labels().toLongArray();
      assertEquals(size, labels.length);
      for (int i = 0; i < size; i++) {
        assertArrayEquals(
            EXAMPLES.input(examples[i]), Arrays.copyOfRange(inputs, i * 8 * 32, (i + 1) * 8 * 32));
        assertEquals(EXAMPLES.label(examples[i]), labels[i]);
      }
      return examples;
    }
  }

  private List<int[]> takeAll(BatchFeeder feeder) {
    List<int[]> batches = new ArrayList<>();
    while (feeder.hasNext()) {
      batches.add(take(feeder));
    }
    return batches;
  }

  private static int[] flat(List<int[]> batches) {
    return batches.stream().flatMapToInt(Arrays::stream).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 10, 64})
  void next_batchesOfAnySize_deliverEachExampleOnceInOrder(int batch) {
    try (BatchFeeder feeder = new BatchFeeder(EXAMPLES, batch)) {
      feeder.start(EXAMPLES, ORDER);

      List<int[]> batches = takeAll(feeder);

      assertArrayEquals(ORDER, flat(batches));
      assertEquals((10 + batch - 1) / batch, batches.size());
      int rest = 10 % batch == 0 ? Math.min(batch, 10) : 10 % batch;
      assertEquals(rest, batches.get(batches.size() - 1).length);
    }
  }

  @Test
  void start_again_deliversTheNewOrderFromItsBeginning() {
    try (BatchFeeder feeder = new BatchFeeder(EXAMPLES, 4)) {
      feeder.start(EXAMPLES, ORDER);
      take(feeder);
      int[] backwards = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
      feeder.start(EXAMPLES, backwards);

      assertArrayEquals(backwards, flat(takeAll(feeder)));
      feeder.start(EXAMPLES, new int[] {3});
      assertArrayEquals(new int[] {3}, flat(takeAll(feeder)));
    }
  }

  @Test
  void start_orderChangedAfterwards_isNotFollowed() {
    try (BatchFeeder feeder = new BatchFeeder(EXAMPLES, 4)) {
      int[] order = ORDER.clone();
      feeder.start(EXAMPLES, order);
      Arrays.fill(order, 0);

      assertArrayEquals(ORDER, flat(takeAll(feeder)));
    }
  }

  @Test
  void start_otherExamples_deliversThose() {
    TinyExamples others = new TinyExamples(10, 2);
    try (BatchFeeder feeder = new BatchFeeder(EXAMPLES, 4)) {
      feeder.start(EXAMPLES, ORDER);
      take(feeder);
      feeder.start(others, ORDER);

      float[] inputs = feeder.next(manager).inputs().toFloatArray();

      assertArrayEquals(others.input(7), Arrays.copyOf(inputs, 8 * 32));
    }
  }

  @Test
  void start_examplesOfAnotherShape_areRefused() {
    try (BatchFeeder feeder = new BatchFeeder(EXAMPLES, 4)) {
      Examples images = MadeUpImages.examples(1);

      String message =
          assertThrows(IllegalArgumentException.class, () -> feeder.start(images, new int[] {0}))
              .getMessage();

      assertEquals("batches: expected examples of shape (8, 32), found (3, 32, 32)", message);
    }
  }

  @Test
  void next_nothingLeft_isRefused() {
    try (BatchFeeder feeder = new BatchFeeder(EXAMPLES, 4)) {
      assertFalse(feeder.hasNext());
      assertThrows(NoSuchElementException.class, () -> feeder.next(manager));
      feeder.start(EXAMPLES, new int[0]);
      assertFalse(feeder.hasNext());
    }
  }

  @Test
  void next_exampleThatCannotBeRead_saysWhy() {
    FailingExamples failing = new FailingExamples(1, 8, 32);
    try (BatchFeeder feeder = new BatchFeeder(failing, 4)) {
      feeder.start(failing, new int[] {0});

      Throwable problem = assertThrows(IllegalStateException.class, () -> feeder.next(manager));

      assertTrue(String.valueOf(problem.getCause()).contains("no disk"), problem + "");
    }
  }

  @Test
  void constructor_batchLargerThanABuffer_saysHowManyFit() {
    Examples clips = new FailingExamples(10_000, 513, 129);

    String message =
        assertThrows(IllegalArgumentException.class, () -> new BatchFeeder(clips, 8_192))
            .getMessage();

    // (2^31 - 129) / (4 * 66,177)
    assertEquals("--batch: expected at most 8112 with inputs of 66177 values, found 8192", message);
  }

  @Test
  void constructor_batchesForWhichThereIsNoMemory_areRefused() {
    List<Integer> asked = new ArrayList<>();
    IntFunction<ByteBuffer> oneOnly =
        bytes -> {
          asked.add(bytes);
          if (asked.size() == 2) {
            throw new OutOfMemoryError("Cannot reserve 4096 bytes of direct buffer memory");
          }
          return ByteBuffer.allocateDirect(bytes);
        };

    String message =
        assertThrows(IllegalArgumentException.class, () -> new BatchFeeder(EXAMPLES, 4, oneOnly))
            .getMessage();

    assertEquals(
        "--batch: expected batches that fit into memory, found two of 4 inputs of 1024 bytes"
            + " (SORDINO_JAVA_OPTS=-Xmx… gives more)",
        message);
    assertEquals(List.of(4 * 1024 + 64, 4 * 1024 + 64), asked);
  }

  /** On a disk that broke. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record FailingExamples(int size, long... shape) implements Examples {
    @Override
    public ItemKind itemKind() {
      return ItemKind.SONG;
    }

    @Override
    public List<String> classes() {
      return EXAMPLES.classes();
    }

    @Override
    public int label(int example) {
      return 0;
    }

    @Override
    public String item(int example) {
      return "item";
    }

    @Override
    public int clip(int example) {
      return 0;
    }

    @Override
    public void read(int example, FloatBuffer target) {
      throw new IllegalStateException("no disk");
    }
  }
}
