package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.sordino.EngineTest;
import org.sordino.dataset.Batch;

class TeacherLogitsTest extends EngineTest {
  @Test
  void stored_aBatch_givesTheRowsOfItsNumbers() {
    float[] rows = {0, 1, 10, 11, 20, 21, 30, 31, 40, 41};
    NDArray logits = manager.create(rows, new Shape(5, 2));
    NDArray labels = manager.create(new long[] {0, 1, 0});
    NDArray numbers = manager.create(new long[] {3, 0, 4});
    Batch batch = new Batch(manager.zeros(new Shape(3, 1)), labels, numbers);

    NDArray found = TeacherLogits.stored(logits).of(batch, manager);

    assertArrayEquals(new float[] {30, 31, 0, 1, 40, 41}, found.toFloatArray());
  }
}
