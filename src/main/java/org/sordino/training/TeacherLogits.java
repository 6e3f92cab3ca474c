package org.sordino.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.function.UnaryOperator;
import org.sordino.dataset.Batch;

/** What a frozen teacher network says of training examples. */
@FunctionalInterface
public interface TeacherLogits {
  /**
   * The teacher's logits, without gradient.
   *
   * @param batch the examples as the student sees them
   * @return N × M, belonging to {@code manager}
   */
  NDArray of(Batch batch, NDManager manager);

  /**
   * Logits that were computed once, for examples that are the same in every epoch.
   *
   * @param logits a row per example, where the network is
   */
  static TeacherLogits stored(NDArray logits) {
    return (batch, manager) -> logits.get(manager, new NDIndex("{}", batch.numbers()));
  }

  /**
   * Logits computed in the same pass over the data, for examples that vary.
   *
   * @param teacher a network that keeps no graph, in evaluation mode
   * @param view from what the student sees to what the teacher sees
   */
  static TeacherLogits computed(Block teacher, UnaryOperator<NDArray> view) {
    return (batch, manager) -> {
      ParameterStore store = new ParameterStore(manager, false);
      NDList inputs = new NDList(view.apply(batch.inputs()));
      return teacher.forward(store, inputs, false).singletonOrThrow().stopGradient();
    };
  }
}
