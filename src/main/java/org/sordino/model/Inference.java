package org.sordino.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.sordino.dataset.Batch;
import org.sordino.dataset.Batches;
import org.sordino.dataset.Examples;
import org.sordino.evaluation.Prediction;
import org.sordino.evaluation.Predictions;
import org.sordino.network.Computation;
import org.sordino.network.PyTorch;

/** Class probabilities of examples, batch by batch, the network in evaluation mode. */
public final class Inference implements AutoCloseable {
  private static final int BATCH = 128;

  private final Block block;
  private final Examples examples;
  private final Batches batches;
  private final NDManager manager;

  /** Of {@code examples}, with an initialised {@code block} whose values may change later. */
  public Inference(PyTorch torch, Block block, Examples examples) {
    this.block = block;
    this.examples = examples;
    manager = torch.newManager();
    try {
      batches = Batches.of(examples, BATCH, manager);
    } catch (RuntimeException e) { // a GPU that is full
      manager.close();
      throw e;
    }
  }

  /**
   * The softmax at temperature 1 of every example, in their order.
   *
   * @throws NotFiniteException if the network's outputs are no numbers
   */
  public Predictions predict() {
    List<Prediction> predictions = new ArrayList<>();
    forEach(
        (inputs, scope) -> softmax(logits(block, inputs, scope)),
        (example, probabilities) ->
            predictions.add(
                new Prediction(
                    examples.item(example),
                    examples.clip(example),
                    examples.label(example),
                    probabilities)));
    return new Predictions(examples.itemKind(), examples.classes(), predictions);
  }

  /** The logits of every example, in their order, finite or not. */
  public List<float[]> logits() {
    List<float[]> rows = new ArrayList<>();
    forEach(
        (inputs, scope) -> logits(block, inputs, scope).toFloatArray(),
        (example, logits) -> rows.add(logits));
    return rows;
  }

  private void forEach(
      BiFunction<NDArray, NDManager, float[]> network, BiConsumer<Integer, float[]> row) {
    int classes = examples.classes().size();
    batches.start(examples, IntStream.range(0, examples.size()).toArray());
    int example = 0;
    while (batches.hasNext()) {
      try (Computation computation = Computation.of(manager)) {
        NDManager scope = computation.scope();
        Batch batch = batches.next(scope);
        float[] rows = network.apply(batch.inputs(), scope);
        for (int from = 0; from < rows.length; from += classes) {
          row.accept(example++, Arrays.copyOfRange(rows, from, from + classes));
        }
      }
    }
  }

  /** The logits of {@code inputs}, N × M, the network in evaluation mode. */
  static NDArray logits(Block block, NDArray inputs, NDManager scope) {
    ParameterStore store = new ParameterStore(scope, false);
    return PyTorch.withoutGraph(
        () -> block.forward(store, new NDList(inputs), false).singletonOrThrow());
  }

  /**
   * Probabilities of {@code logits}, N × M, row-major.
   *
   * @throws NotFiniteException if the network's weights are so large that its outputs are no
   *     numbers
   */
  static float[] softmax(NDArray logits) {
    float[] probabilities = logits.softmax(1).toFloatArray();
    for (float probability : probabilities) {
      if (Float.isNaN(probability)) {
        throw new NotFiniteException(
            "the network's outputs are not finite numbers: its training diverged"
                + " (try a lower learning rate)");
      }
    }
    return probabilities;
  }

  @Override
  public void close() {
    batches.close();
    manager.close();
  }
}
