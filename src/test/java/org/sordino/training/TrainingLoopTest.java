package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.dataset.Batch;
import org.sordino.dataset.BatchFeeder;
import org.sordino.dataset.Examples;
import org.sordino.dataset.OtherwiseTiny;
import org.sordino.dataset.TinyExamples;
import org.sordino.loss.Factor;
import org.sordino.loss.Kd;
import org.sordino.loss.LsrOsTc;
import org.sordino.loss.Mutual;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.model.Inference;
import org.sordino.model.NamedTensors;
import org.sordino.model.SafeTensors;
import org.sordino.network.UniformFanIn;

class TrainingLoopTest extends TinyTraining {
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
          public void stepped(int epoch, int step, int steps, DoubleSupplier loss) {
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
        new TrainingSettings(
            1, 8, 0.1, Schedule.COSINE_PER_STEP, 0, 0.9, 0, false, false, false, 3);
    Block expected = block(PLAIN, new UniformFanIn(3));
    stepByHand(expected, new Sgd(expected, 0.9, 0, false, false), 0.1, 0.075, 0.025);

    Block found = train("steps", PLAIN, settings, 18, null, TrainingListener.SILENT);

    assertClose(expected, found);
    assertEquals(0.1, history("steps").read().get(0).learningRate(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void run_twoEpochs_stepsAsTheOptimizerIsSet(boolean sparing, boolean nesterov)
      throws IOException {
    Block expected = block(PLAIN, new UniformFanIn(3));
    Sgd sgd = new Sgd(expected, 0.9, 0.1, sparing, nesterov);
    stepByHand(expected, sgd, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);

    TrainingSettings settings =
        new TrainingSettings(
            2, 8, 0.1, Schedule.CONSTANT, 0, 0.9, 0.1, sparing, nesterov, false, 3);
    Block found = train("set", PLAIN, settings, 18, null, TrainingListener.SILENT);

    assertClose(expected, found);
  }

  @Test
  void run_twoEpochs_drawsDropoutAnewInEach() throws IOException {
    Block expected = block(DROPPING, new UniformFanIn(3));
    Sgd sgd = new Sgd(expected, 0.9, 0, false, false);
    stepByHand(expected, sgd, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);

    TrainingSettings settings =
        new TrainingSettings(2, 8, 0.1, Schedule.CONSTANT, 0, 0.9, 0, false, false, false, 3);
    Block found = train("drawn", DROPPING, settings, 18, null, TrainingListener.SILENT);

    assertClose(expected, found);
  }

  /** Steps at {@code rates}, three to an epoch, as {@link #train} with 18 examples and seed 3. */
  private void stepByHand(Block block, Sgd sgd, double... rates) throws IOException {
    TinyExamples examples = new TinyExamples(18, 1);
    SoftLabelLoss loss = new SoftLabelLoss(new LsrOsTc(0.2, 3, 0.5, Factor.TAU));
    try (BatchFeeder feeder = new BatchFeeder(examples, 8)) {
      for (int step = 0; step < rates.length; step++) {
        if (step % 3 == 0) {
          torch.seed(Seeds.ofEpoch(3, 1 + step / 3));
          feeder.start(examples, EpochSampler.of(18, 3, 1 + step / 3));
        }
        Batch batch = feeder.next(manager);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
          NDArray logits = forward(block, batch);
          collector.backward(loss.parts(logits, batch.labels()).total());
        }
        sgd.step(rates[step]);
      }
    }
  }

  private NDArray forward(Block block, Batch batch) {
    ParameterStore store = new ParameterStore(manager, false);
    return block.forward(store, new NDList(batch.inputs()), true).singletonOrThrow();
  }

  private static void assertClose(Block expected, Block found) {
    Map<String, SafeTensors.Tensor> weights = NamedTensors.valuesOf(found);
    NamedTensors.valuesOf(expected)
        .forEach(
            (name, tensor) ->
                assertArrayEquals(tensor.values(), weights.get(name).values(), 1e-5f, name));
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

  @Test
  void run_severalNetworks_askTheTeacherOnceForABatch() throws IOException {
    List<Block> members =
        List.of(block(PLAIN, new UniformFanIn(1)), block(PLAIN, new UniformFanIn(2)));

    assertEquals(4 * 3, askedFor(members, settings(0.02, 1)).size(), "epochs × batches");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void run_everyEpoch_takesItsOrder(boolean balanced) throws IOException {
    TrainingSettings settings =
        new TrainingSettings(
            4, 8, 0.02, Schedule.CONSTANT, 0, 0.9, 0.0005, false, false, balanced, 1);
    int[] labels = IntStream.range(0, 18).map(new TinyExamples(18, 1)::label).toArray();

    List<long[]> asked = askedFor(List.of(block(PLAIN, new UniformFanIn(1))), settings);

    for (int epoch = 1; epoch <= 4; epoch++) {
      int[] expected =
          balanced ? EpochSampler.balanced(labels, 1, epoch) : EpochSampler.of(18, 1, epoch);
      long[] found =
          asked.subList(3 * epoch - 3, 3 * epoch).stream().flatMapToLong(Arrays::stream).toArray();
      assertArrayEquals(Arrays.stream(expected).asLongStream().toArray(), found);
    }
  }

  /** The numbers of the examples of each batch that a teacher is asked for. */
  private List<long[]> askedFor(List<Block> members, TrainingSettings settings) throws IOException {
    List<long[]> asked = new ArrayList<>();
    TeacherLogits teacher =
        (batch, manager) -> {
          asked.add(batch.numbers().toLongArray());
          return manager.zeros(new Shape(batch.numbers().size(), 4));
        };
    teach("asked", members, settings, teacher);
    return asked;
  }

  private void teach(
      String name, List<Block> members, TrainingSettings settings, TeacherLogits teacher)
      throws IOException {
    new TrainingLoop(
            torch, members.get(0), members, new SoftLabelLoss(new Kd(0.5, 2)), settings, teacher)
        .run(
            new TinyExamples(18, 1),
            NONE,
            history(name),
            checkpoint(name),
            null,
            TrainingListener.SILENT);
  }

  @Test
  void run_taughtByStoredLogits_endsAsIfTheyWereComputed() throws IOException {
    Block teacher = block(PLAIN, new UniformFanIn(9));
    Block stored = block(PLAIN, new UniformFanIn(1));
    Block computed = block(PLAIN, new UniformFanIn(1));
    NDArray logits;
    try (Inference inference = new Inference(torch, teacher, new TinyExamples(18, 1))) {
      logits = manager.create(inference.logits().toArray(float[][]::new));
    }

    teach("stored", List.of(stored), settings(0.1, 1), TeacherLogits.stored(logits));
    teach(
        "computed",
        List.of(computed),
        settings(0.1, 1),
        TeacherLogits.computed(teacher, inputs -> inputs));

    assertClose(computed, stored);
  }

  /** One step of two peers on one batch, done by hand; the other's logits are those before it. */
  @Test
  void run_peers_areTaughtByEachOther() throws IOException {
    TinyExamples examples = new TinyExamples(8, 1);
    TrainingSettings settings =
        new TrainingSettings(1, 8, 0.1, Schedule.CONSTANT, 0, 0.9, 0, false, false, false, 1);
    SoftLabelLoss loss = new SoftLabelLoss(new Mutual(2));
    List<Block> expected =
        List.of(block(PLAIN, new UniformFanIn(1)), block(PLAIN, new UniformFanIn(2)));
    List<NDArray> before = new ArrayList<>();
    try (BatchFeeder feeder = new BatchFeeder(examples, 8)) {
      feeder.start(examples, EpochSampler.of(8, 1, 1));
      Batch batch = feeder.next(manager);
      expected.forEach(block -> before.add(forward(block, batch).stopGradient()));
      for (int peer = 0; peer < 2; peer++) {
        Sgd sgd = new Sgd(expected.get(peer), 0.9, 0, false, false);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
          NDArray logits = forward(expected.get(peer), batch);
          List<NDArray> other = List.of(before.get(1 - peer));
          collector.backward(loss.parts(logits, batch.labels(), other).total());
        }
        sgd.step(0.1);
      }
    }

    List<Block> found =
        List.of(block(PLAIN, new UniformFanIn(1)), block(PLAIN, new UniformFanIn(2)));
    new TrainingLoop(torch, found.get(0), found, loss, settings, null)
        .run(examples, NONE, history("peers"), checkpoint("peers"), null, TrainingListener.SILENT);

    double divergence = divergence(before.get(1).toFloatArray(), before.get(0).toFloatArray());
    assertTrue(divergence > 1e-3, divergence + "");
    assertEquals(divergence, history("peers").read().get(0).kl(), 1e-6);
    assertClose(expected.get(0), found.get(0));
    assertClose(expected.get(1), found.get(1));
  }

  /** The mean KL of rows of four: p of the logits {@code from}, q of {@code to}. */
  private static double divergence(float[] from, float[] to) {
    double sum = 0;
    for (int row = 0; row < from.length; row += 4) {
      double p = 0;
      double q = 0;
      for (int i = row; i < row + 4; i++) {
        p += Math.exp(from[i]);
        q += Math.exp(to[i]);
      }
      for (int i = row; i < row + 4; i++) {
        sum += Math.exp(from[i]) / p * (from[i] - Math.log(p) - to[i] + Math.log(q));
      }
    }
    return 4 * sum / from.length;
  }

  @Test
  void run_manySteps_leaveNoArraysBehind() throws IOException {
    List<Integer> counts = new ArrayList<>();
    TeacherLogits teacher =
        (batch, scope) -> {
          counts.add(scope.getParentManager().getManagedArrays().size());
          return scope.zeros(new Shape(batch.labels().size(), 4));
        };
    Block block = block(DROPPING, new UniformFanIn(1));

    new TrainingLoop(
            torch,
            block,
            List.of(block),
            new SoftLabelLoss(new Kd(0.5, 2)),
            settings(0.02, 1),
            teacher)
        .run(
            new TinyExamples(18, 1),
            VALIDATION,
            history("arrays"),
            checkpoint("arrays"),
            null,
            TrainingListener.SILENT);

    assertEquals(12, counts.size());
    assertEquals(counts.get(0), counts.get(11), counts.toString());
  }
}
