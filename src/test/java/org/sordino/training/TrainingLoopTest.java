package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.EngineTest;
import org.sordino.dataset.BatchFeeder;
import org.sordino.dataset.Examples;
import org.sordino.dataset.OtherwiseTiny;
import org.sordino.dataset.TinyExamples;
import org.sordino.file.Json;
import org.sordino.loss.CrossEntropy;
import org.sordino.loss.Factor;
import org.sordino.loss.LsrOsTc;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.model.SafeTensors;
import org.sordino.model.Weights;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.NetworkSettings;
import org.sordino.network.TensorSource;
import org.sordino.network.UniformFanIn;

/** nnet1 on made-up examples in batches of 8, mostly 18: two batches and a last one of 2. */
class TrainingLoopTest extends EngineTest {
  private static final TinyExamples VALIDATION = new TinyExamples(8, 2);
  private static final TinyExamples NONE = new TinyExamples(0, 0);
  private static final NetworkSettings PLAIN = NetworkSettings.of("nnet1");
  private static final NetworkSettings DROPPING =
      NetworkSettings.of("nnet1", null, true, 0.5, null);

  @TempDir private Path folder;

  /** A run that was killed. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static TrainingSettings settings(double rate, long seed) {
    return new TrainingSettings(
        4, 8, rate, Schedule.COSINE, 0.001, 0.9, 0.0005, false, false, seed);
  }

  private Block block(NetworkSettings network, TensorSource source) {
    Shape input = new Shape(TinyExamples.BINS, TinyExamples.FRAMES);
    Block block = NetworkName.create(network, input, 4);
    NamedParameters.initialize(block, input, source, true, DataType.FLOAT32, manager);
    return block;
  }

  private Path checkpoint(String name) {
    return folder.resolve(name + ".checkpoint");
  }

  private History history(String name) {
    return new History(folder.resolve(name + ".jsonl"));
  }

  /** Trains a run called {@code name} from its beginning, or from its checkpoint. */
  private Block train(
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

  /** The history but for the seconds. */
  private List<ObjectNode> lines(String name) throws IOException {
    List<ObjectNode> lines = new ArrayList<>();
    for (Epoch epoch : history(name).read()) {
      ObjectNode line = Json.tree(epoch);
      assertTrue(line.remove("seconds").asDouble() > 0);
      lines.add(line);
    }
    return lines;
  }

  private static void assertSame(
      Map<String, SafeTensors.Tensor> expected, Map<String, SafeTensors.Tensor> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach(
        (name, tensor) -> assertArrayEquals(tensor.values(), found.get(name).values(), name));
  }

  private void assertSameRun(String expected, String found) throws IOException {
    SafeTensors whole = SafeTensors.read(checkpoint(expected));
    SafeTensors other = SafeTensors.read(checkpoint(found));
    assertEquals(whole.metadata(), other.metadata());
    assertSame(whole.tensors(), other.tensors());
    assertEquals(lines(expected), lines(found));
  }

  @Test
  void run_fourEpochs_learnsAndNotesEachEpoch() throws IOException {
    train("run", PLAIN, settings(0.05, 1), 42, null, TrainingListener.SILENT);

    List<Epoch> epochs = history("run").read();
    assertEquals(4, epochs.size());
    assertEquals(List.of(1, 2, 3, 4), epochs.stream().map(Epoch::epoch).toList());
    Epoch first = epochs.get(0);
    Epoch last = epochs.get(3);
    assertTrue(last.loss() < first.loss() - 0.1, first + " to " + last);
    assertEquals(
        Map.of(
            "train_clip_error_percent", 0.0,
            "validation_clip_error_percent", 0.0,
            "validation_song_error_percent", 0.0),
        last.errors());
    assertEquals(0.05, first.learningRate(), 1e-12);
    // The loss is put together from its parts: 0.8·CE + 0.2·3·KL.
    assertEquals(0.8 * first.crossEntropy() + 0.6 * first.kl(), first.loss(), 1e-5);
    assertEquals(4, Checkpoint.read(checkpoint("run")).epoch());
  }

  @Test
  void run_noValidation_leavesItsErrorsOut() throws IOException {
    Block block = block(PLAIN, new UniformFanIn(1));
    SoftLabelLoss loss = new SoftLabelLoss(new LsrOsTc(0.2, 3, 0.5, Factor.TAU));

    new TrainingLoop(torch, block, loss, settings(0.05, 1))
        .run(
            new TinyExamples(8, 1),
            NONE,
            history("none"),
            checkpoint("none"),
            null,
            TrainingListener.SILENT);

    assertEquals(
        Set.of("train_clip_error_percent"), history("none").read().get(3).errors().keySet());
  }

  @Test
  void run_steps_areToldWithThePartialBatch() throws IOException {
    List<String> heard = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void stepped(int epoch, int step, int steps, double loss) {
            heard.add(epoch + ":" + step + "/" + steps);
          }

          @Override
          public void finished(Epoch epoch) {
            heard.add("end " + epoch.epoch());
          }
        };

    train("told", PLAIN, settings(0.01, 1), 18, null, listener);

    assertEquals(List.of("1:1/3", "1:2/3", "1:3/3", "end 1", "2:1/3"), heard.subList(0, 5));
    assertEquals(16, heard.size());
  }

  /** One epoch of three steps at 0.1·(1 + cos(πt/3))/2 for t = 0, 1, 2, done by hand. */
  @Test
  void run_cosinePerStep_changesTheRateWithinTheEpoch() throws IOException {
    TrainingSettings settings =
        new TrainingSettings(1, 8, 0.1, Schedule.COSINE_PER_STEP, 0, 0.9, 0, false, false, 3);
    TinyExamples examples = new TinyExamples(18, 1);
    Block expected = block(PLAIN, new UniformFanIn(3));
    SoftLabelLoss loss = new SoftLabelLoss(new LsrOsTc(0.2, 3, 0.5, Factor.TAU));
    Sgd sgd = new Sgd(expected, 0.9, 0, false, false);
    try (BatchFeeder feeder = new BatchFeeder(examples, 8)) {
      feeder.start(examples, Order.of(18, 3, 1));
      for (double rate : new double[] {0.1, 0.075, 0.025}) {
        BatchFeeder.Batch batch = feeder.next(manager);
        ParameterStore store = new ParameterStore(manager, false);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
          NDList logits = expected.forward(store, new NDList(batch.inputs()), true);
          collector.backward(loss.parts(logits.singletonOrThrow(), batch.labels()).total());
        }
        sgd.step(rate);
      }
    }

    Block found = train("steps", PLAIN, settings, 18, null, TrainingListener.SILENT);

    Map<String, SafeTensors.Tensor> weights = Weights.of(found);
    Weights.of(expected)
        .forEach(
            (name, tensor) ->
                assertArrayEquals(tensor.values(), weights.get(name).values(), 1e-6f, name));
    assertEquals(0.1, history("steps").read().get(0).learningRate(), 1e-12);
  }

  @Test
  void run_sameSeed_isIdenticalAndAnotherIsNot() throws IOException {
    train("first", DROPPING, settings(0.02, 5), 18, null, TrainingListener.SILENT);
    train("second", DROPPING, settings(0.02, 5), 18, null, TrainingListener.SILENT);
    train("other", DROPPING, settings(0.02, 6), 18, null, TrainingListener.SILENT);

    assertSameRun("first", "second");
    assertFalse(
        Arrays.equals(
            SafeTensors.read(checkpoint("first")).tensors().get("0.weights.fc1.bias").values(),
            SafeTensors.read(checkpoint("other")).tensors().get("0.weights.fc1.bias").values()));
  }

  /** Examples of which an epoch sees others; those outside of an epoch are never read. */
  private static final class Changing extends OtherwiseTiny {
    private final int size;
    private final List<Integer> epochs;

    Changing(TinyExamples plain, List<Integer> epochs) {
      super(plain);
      size = plain.size();
      this.epochs = epochs;
    }

    @Override
    public Examples inEpoch(int epoch) {
      epochs.add(epoch);
      return new TinyExamples(size, epoch);
    }

    @Override
    public void read(int example, FloatBuffer target) {
      throw new IllegalStateException("read outside of an epoch");
    }
  }

  @Test
  void run_examplesThatChange_trainsOnThoseOfTheEpoch() throws IOException {
    Changing examples = new Changing(new TinyExamples(18, 0), new ArrayList<>());
    SoftLabelLoss loss = new SoftLabelLoss(new LsrOsTc(0.2, 3, 0.5, Factor.TAU));

    new TrainingLoop(torch, block(PLAIN, new UniformFanIn(1)), loss, settings(0.05, 1))
        .run(
            examples,
            VALIDATION,
            history("changing"),
            checkpoint("changing"),
            null,
            TrainingListener.SILENT);

    assertEquals(List.of(1, 2, 3, 4), examples.epochs);
  }

  /** Killed in a step of epoch 3, or after the history's line of epoch 2 and before its state. */
  @ParameterizedTest
  @CsvSource({"false, 3, 2", "true, 3, 2", "false, 2, 1", "true, 2, 1"})
  void run_killedAndResumed_endsLikeOneThatWasNot(boolean dropping, int epoch, int kept)
      throws IOException {
    NetworkSettings network = dropping ? DROPPING : PLAIN;
    TrainingSettings settings = settings(0.02, 7);
    train("whole", network, settings, 18, null, TrainingListener.SILENT);
    TrainingListener killer =
        new TrainingListener() {
          @Override
          public void stepped(int now, int step, int steps, double loss) {
            if (now == 3 && step == 2) {
              throw new Killed();
            }
          }

          @Override
          public void finished(Epoch now) {
            if (now.epoch() == epoch) {
              throw new Killed();
            }
          }
        };
    assertThrows(Killed.class, () -> train("cut", network, settings, 18, null, killer));
    Checkpoint state = Checkpoint.read(checkpoint("cut"));
    assertEquals(kept, state.epoch());
    Files.writeString(history("cut").file(), Files.readString(history("cut").file()) + "{\"ep");

    train("cut", network, settings, 18, state, TrainingListener.SILENT);

    assertSameRun("whole", "cut");
  }

  @Test
  void run_rateFarTooHigh_saysThatItDiverged() {
    String message =
        assertThrows(
                DivergedException.class,
                () -> train("high", PLAIN, settings(1e20, 1), 40, null, TrainingListener.SILENT))
            .getMessage();

    assertTrue(message.matches("the loss is \\S+ in epoch 1, step \\d: .*1\\.0E20"), message);
    assertFalse(Files.exists(checkpoint("high")));
  }

  @Test
  void run_inputsNotFinite_saysSo() {
    assertEquals(
        "the loss is NaN in epoch 1, step 1: the inputs are not finite",
        divergence(block(PLAIN, new UniformFanIn(1)), new Spoilt(new TinyExamples(8, 1))));
  }

  @Test
  void run_outputsSpoiltOnce_saysThatTheMachineErred() {
    Block spoilt = new SpoiltOnce(2);
    NamedParameters.initialize(
        spoilt,
        new Shape(TinyExamples.BINS, TinyExamples.FRAMES),
        new UniformFanIn(1),
        true,
        DataType.FLOAT32,
        manager);

    assertEquals(
        "the loss is NaN in epoch 1, step 2: computed again the outputs are finite, so this machine"
            + " erred; resume from the last epoch",
        divergence(spoilt, new TinyExamples(18, 1)));
  }

  /** Examples one of which holds a value that is no number. */
  private static final class Spoilt extends OtherwiseTiny {
    Spoilt(TinyExamples good) {
      super(good);
    }

    @Override
    public void read(int example, FloatBuffer target) {
      super.read(example, target);
      if (example == 5) {
        target.put(target.position() - 100, Float.NaN);
      }
    }
  }

  private String divergence(Block block, Examples examples) {
    TrainingLoop loop =
        new TrainingLoop(torch, block, new SoftLabelLoss(new CrossEntropy()), settings(0.02, 1));
    return assertThrows(
            DivergedException.class,
            () ->
                loop.run(
                    examples,
                    NONE,
                    history("spoilt"),
                    checkpoint("spoilt"),
                    null,
                    TrainingListener.SILENT))
        .getMessage();
  }

  /** A linear network whose forward pass number {@code bad} goes wrong. */
  private static final class SpoiltOnce extends SequentialBlock {
    private final int bad;
    private int passes;

    SpoiltOnce(int bad) {
      this.bad = bad;
      add(Blocks.batchFlattenBlock());
      add(Linear.builder().setUnits(4).build());
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store,
        NDList inputs,
        boolean training,
        @Nullable PairList<String, Object> parameters) {
      NDList outputs = super.forwardInternal(store, inputs, training, parameters);
      passes++;
      return passes == bad ? new NDList(outputs.singletonOrThrow().mul(Float.NaN)) : outputs;
    }
  }

  @Test
  void run_manySteps_leaveNoArraysBehind() throws IOException {
    List<Integer> counts = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void stepped(int epoch, int step, int steps, double loss) {
            counts.add(manager.getManagedArrays().size());
          }
        };

    train("arrays", DROPPING, settings(0.02, 1), 18, null, listener);

    assertEquals(12, counts.size());
    assertEquals(counts.get(1), counts.get(11));
  }

  @Test
  void checkpoint_ofMorePeersThanThereAre_isRefused() throws IOException {
    Path file = checkpoint("many");
    SafeTensors.Tensor tensor = new SafeTensors.Tensor(new long[] {1}, new float[] {1});
    new SafeTensors(
            Map.of("epoch", "1", "peers", "999999999"), Map.of("0.weights.fc1.bias", tensor))
        .write(file);

    assertEquals(
        file + ": expected the state of 999999999 peers, found 1",
        assertThrows(IOException.class, () -> Checkpoint.read(file)).getMessage());
  }

  @Test
  void checkpoint_writtenAndRead_isExact() throws IOException {
    Block block = train("exact", DROPPING, settings(0.02, 9), 18, null, TrainingListener.SILENT);
    Sgd sgd = new Sgd(block, 0.9, 0, false, false);
    Checkpoint read = Checkpoint.read(checkpoint("exact"));
    sgd.resume(read.peers().get(0).velocities());

    Checkpoint.write(checkpoint("copy"), 4, List.of(new Peer(block, sgd)));

    SafeTensors before = SafeTensors.read(checkpoint("exact"));
    SafeTensors after = SafeTensors.read(checkpoint("copy"));
    assertEquals(before.metadata(), after.metadata());
    assertEquals(List.of("epoch", "peers"), List.copyOf(after.metadata().keySet()));
    assertSame(before.tensors(), after.tensors());
    assertSame(Weights.of(block), Weights.of(block(DROPPING, read.peers().get(0).weights())));
    assertTrue(before.tensors().containsKey("0.weights.bn1.running_mean"));
    assertFalse(before.tensors().containsKey("0.velocities.bn1.running_mean"));
  }

  @Test
  void checkpoint_fileOfWeights_isRefused() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    new SafeTensors(Map.of("format", "pt"), Map.of()).write(file);

    String message = assertThrows(IOException.class, () -> Checkpoint.read(file)).getMessage();

    assertTrue(message.startsWith(file + ": expected a number of "), message);
  }

  @Test
  void history_shorterThanTheCheckpoint_isRefused() throws IOException {
    History history = history("short");
    Files.writeString(history.file(), "{}\n");

    String message = assertThrows(IOException.class, () -> history.keep(2)).getMessage();

    assertEquals(history.file() + ": expected at least 2 epochs, found 1", message);
  }

  @Test
  void history_damagedLine_isNamed() throws IOException {
    train("damaged", PLAIN, settings(0.02, 1), 18, null, TrainingListener.SILENT);
    Path file = folder.resolve("damaged.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, lines.get(2).replace("\"loss\":", "\"loss\":x"));
    Files.write(file, lines);

    String message = assertThrows(IOException.class, () -> history("damaged").read()).getMessage();

    assertTrue(message.startsWith(file + " at line 3"), message);
  }
}
