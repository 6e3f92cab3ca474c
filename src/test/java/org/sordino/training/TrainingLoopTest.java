package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.dataset.Batch;
import org.sordino.dataset.BatchFeeder;
import org.sordino.dataset.Examples;
import org.sordino.dataset.OtherwiseTiny;
import org.sordino.dataset.TinyExamples;
import org.sordino.loss.Factor;
import org.sordino.loss.Kd;
import org.sordino.loss.LsrOsTc;
import org.sordino.loss.SoftLabelLoss;
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

  /** In the loop's manager, and in that of the parameters, which outlives the loop. */
  @Test
  void run_manySteps_leaveNoArraysBehind() throws IOException {
    List<List<Integer>> counts = new ArrayList<>();
    TeacherLogits teacher =
        (batch, scope) -> {
          counts.add(
              List.of(
                  scope.getParentManager().getManagedArrays().size(),
                  manager.getManagedArrays().size()));
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
