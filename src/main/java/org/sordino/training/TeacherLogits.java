package org.sordino.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** What a frozen teacher network says of training examples. */
@FunctionalInterface
public interface TeacherLogits {
  /**
   * The teacher's logits, without gradient.
   *
   * @param examples the examples of a batch
   * @return N × M, belonging to {@code manager}
   */
  NDArray of(int[] examples, NDManager manager);

  /**
   * Logits that were computed once, for examples that are the same in every epoch.
   *
   * @param logits a row per example
   */
  static TeacherLogits stored(float[][] logits) {
    return (examples, manager) -> {
      float[][] rows = new float[examples.length][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = logits[examples[i]];
      }
      return manager.create(rows);
    };
  }
}
