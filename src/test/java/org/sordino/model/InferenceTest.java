package org.sordino.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sordino.EngineTest;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;
import org.sordino.network.UniformFanIn;
import org.sordino.network.Windows;

class InferenceTest extends EngineTest {
  private static final Shape INPUT = new Shape(8, 32);

  /** The thread is not the one that started the engine, on which DJL keeps none anyway. */
  @Test
  void logits_trainableNetworkOnAnyThread_keepNoGraph() throws Exception {
    Block block = NetworkName.create(NetworkSettings.of("nnet1"), INPUT, 4);
    NamedParameters.initialize(block, INPUT, new UniformFanIn(1), true, DataType.FLOAT32, manager);
    NDArray input = manager.ones(new Shape(1).addAll(INPUT));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      List<Boolean> graphs =
          other
              .submit(
                  () ->
                      List.of(
                          hasGraph(Inference.logits(block, input, manager)),
                          hasGraph(new Windows(1, 32, 16).logits(block, input)),
                          hasGraph(forward(block, input))))
              .get();

      // The last is the thread's own way, which comes back.
      assertEquals(List.of(false, false, true), graphs);
    } finally {
      other.shutdown();
    }
  }

  private NDArray forward(Block block, NDArray input) {
    ParameterStore store = new ParameterStore(manager, false);
    return block.forward(store, new NDList(input), false).singletonOrThrow();
  }

  /** Whether gradients can be taken; the engine refuses to without a graph. */
  private boolean hasGraph(NDArray outputs) {
    NDArray sum = outputs.sum();
    try (NDArray one = sum.onesLike()) {
      JniUtils.backward((PtNDArray) sum, (PtNDArray) one, false, false);
      return true;
    } catch (EngineException e) {
      return false;
    }
  }
}
