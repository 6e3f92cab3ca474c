package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.sordino.EngineTest;
import org.sordino.dataset.Batch;
import org.sordino.dataset.TinyExamples;
import org.sordino.file.Json;
import org.sordino.loss.Factor;
import org.sordino.loss.LsrOsTc;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.model.NamedTensors;
import org.sordino.model.SafeTensors;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;
import org.sordino.network.TensorSource;
import org.sordino.network.UniformFanIn;

/** nnet1 on made-up examples in batches of 8, mostly 18: two batches and a last one of 2. */
abstract class TinyTraining extends EngineTest {
  static final TinyExamples VALIDATION = new TinyExamples(8, 2);
  static final TinyExamples NONE = new TinyExamples(0, 0);
  static final NetworkSettings PLAIN = NetworkSettings.of("nnet1");
  static final NetworkSettings DROPPING = NetworkSettings.of("nnet1", null, true, 0.5, null);

  @TempDir Path folder;

  static TrainingSettings settings(double rate, long seed) {
    return new TrainingSettings(
        4, 8, rate, Schedule.COSINE, 0.001, 0.9, 0.0005, false, false, false, seed);
  }

  Block block(NetworkSettings network, TensorSource source) {
    Shape input = new Shape(TinyExamples.BINS, TinyExamples.FRAMES);
    Block block = NetworkName.create(network, input, 4);
    NamedParameters.initialize(block, input, source, true, DataType.FLOAT32, manager);
    return block;
  }

  Path checkpoint(String name) {
    return folder.resolve(name + ".checkpoint");
  }

  History history(String name) {
    return new History(folder.resolve(name + ".jsonl"));
  }

  /** Trains a run called {@code name} from its beginning, or from its checkpoint. */
  Block train(
      String name,
      NetworkSettings network,
      TrainingSettings settings,
      int examples,
      @Nullable Checkpoint resumed,
      TrainingListener listener)
      throws IOException {
    Block block =
        block(
            network,
            resumed == null ? new UniformFanIn(settings.seed()) : resumed.peers().get(0).weights());
    SoftLabelLoss loss = new SoftLabelLoss(new LsrOsTc(0.2, 3, 0.5, Factor.TAU));
    new TrainingLoop(torch, block, loss, settings)
        .run(
            new TinyExamples(examples, 1),
            VALIDATION,
            history(name),
            checkpoint(name),
            resumed,
            listener);
    return block;
  }

  /** What {@code block} says of {@code batch} in training. */
  NDArray forward(Block block, Batch batch) {
    ParameterStore store = new ParameterStore(manager, false);
    return block.forward(store, new NDList(batch.inputs()), true).singletonOrThrow();
  }

  /** The history but for the seconds. */
  List<ObjectNode> lines(String name) throws IOException {
    List<ObjectNode> lines = new ArrayList<>();
    for (Epoch epoch : history(name).read()) {
      ObjectNode line = Json.tree(epoch);
      assertTrue(line.remove("seconds").asDouble() > 0);
      lines.add(line);
    }
    return lines;
  }

  static void assertClose(Block expected, Block found) {
    Map<String, SafeTensors.Tensor> weights = NamedTensors.valuesOf(found);
    NamedTensors.valuesOf(expected)
        .forEach(
            (name, tensor) ->
                assertArrayEquals(tensor.values(), weights.get(name).values(), 1e-5f, name));
  }

  static void assertSame(
      Map<String, SafeTensors.Tensor> expected, Map<String, SafeTensors.Tensor> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach(
        (name, tensor) -> assertArrayEquals(tensor.values(), found.get(name).values(), name));
  }

  void assertSameRun(String expected, String found) throws IOException {
    SafeTensors whole = SafeTensors.read(checkpoint(expected));
    SafeTensors other = SafeTensors.read(checkpoint(found));
    assertEquals(whole.metadata(), other.metadata());
    assertSame(whole.tensors(), other.tensors());
    assertEquals(lines(expected), lines(found));
  }
}
