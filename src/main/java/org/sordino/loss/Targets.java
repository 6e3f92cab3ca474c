package org.sordino.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What a batch is to be taught.
 *
 * @param oneHot q, the hard labels as N × M zeros and ones, in the type of the logits
 * @param teacherLogits the logits of the teacher network, N × M, without gradient: none for a
 *     method without one, one for distillation, one per other peer in mutual learning
 */
public record Targets(NDArray oneHot, List<NDArray> teacherLogits) {
  /** Keeps its own list. */
  public Targets {
    teacherLogits = List.copyOf(teacherLogits);
  }

  /** M. */
  public long classes() {
    return oneHot.getShape().get(1);
  }

  /**
   * The logits of the one teacher network.
   *
   * @throws IllegalStateException if there is not exactly one
   */
  public NDArray onlyTeacher() {
    if (teacherLogits.size() != 1) {
      throw new IllegalStateException(
          "expected the logits of one teacher network, found " + teacherLogits.size());
    }
    return teacherLogits.get(0);
  }
}
