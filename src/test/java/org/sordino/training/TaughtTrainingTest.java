package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sordino.loss.Batch.divergence;
import static org.sordino.loss.Batch.softmax;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sordino.dataset.Batch;
import org.sordino.dataset.BatchFeeder;
import org.sordino.dataset.TinyExamples;
import org.sordino.loss.Kd;
import org.sordino.loss.Mutual;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.model.Inference;
import org.sordino.network.UniformFanIn;

/** Trainings that a network teaches, or networks that teach each other. */
class TaughtTrainingTest extends TinyTraining {
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

    double kl = 0;
    for (int example = 0; example < 8; example++) {
      kl += divergence(said(before.get(1), example), said(before.get(0), example)) / 8;
    }
    assertTrue(kl > 1e-3, kl + "");
    assertEquals(kl, history("peers").read().get(0).kl(), 1e-6);
    assertClose(expected.get(0), found.get(0));
    assertClose(expected.get(1), found.get(1));
  }

  /** The probabilities of an example. */
  private static double[] said(NDArray logits, int example) {
    return softmax(logits.get(example).toType(DataType.FLOAT64, false).toDoubleArray(), 1);
  }
}
