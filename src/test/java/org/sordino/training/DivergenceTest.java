package org.sordino.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sordino.dataset.Examples;
import org.sordino.dataset.OtherwiseTiny;
import org.sordino.dataset.TinyExamples;
import org.sordino.loss.CrossEntropy;
import org.sordino.loss.Kd;
import org.sordino.loss.LsrOs;
import org.sordino.loss.Reduction;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.loss.TfKdReg;
import org.sordino.network.NamedParameters;
import org.sordino.network.UniformFanIn;

/** Trainings whose loss is no longer finite. */
class DivergenceTest extends TinyTraining {
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

  /** One step an epoch: its loss is that of the weights before it. */
  @Test
  void run_weightsSpoiltByTheLastStep_areNotKept() throws IOException {
    assertEquals(
        "the weights are not finite after epoch 1: try a learning rate below 1.0E50",
        divergence(block(PLAIN, new UniformFanIn(1)), new TinyExamples(8, 1), 1e50));
    assertFalse(Files.exists(checkpoint("spoilt")));
    assertEquals(List.of(), history("spoilt").read());
  }

  @Test
  void run_inputsNotFinite_saysSo() {
    assertEquals(
        "the loss is NaN in epoch 1, step 1: the inputs are not finite",
        divergence(block(PLAIN, new UniformFanIn(1)), new Spoilt(new TinyExamples(8, 1))));
  }

  @Test
  void run_outputsSpoiltOnce_saysThatTheMachineErred() {
    assertEquals(
        "the loss is NaN in epoch 1, step 2: computed again it is finite, so this machine erred",
        divergence(spoiltOnce(2), new TinyExamples(18, 1)));
  }

  /** Three steps an epoch: the first is told of, not the weights at the epoch's end. */
  @Test
  void run_secondMemberSpoilt_endsWithThatStep() {
    List<Block> members = List.of(block(PLAIN, new UniformFanIn(1)), spoiltOnce(1));

    String message = divergence(members, new CrossEntropy(), null, new TinyExamples(18, 1), 0.02);

    assertTrue(message.startsWith("the loss is NaN in epoch 1, step 1: "), message);
  }

  /** τ² = 1e40 and α·multiplier·τ² = 1e38·36 are beyond float32, their product with 0 is NaN. */
  @Test
  void run_lossOverflows_doesNotBlameTheMachine() {
    String explained =
        "the loss overflows, though the outputs are finite: check --temperature and --multiplier,"
            + " or try a learning rate below 0.02";
    List<SoftLabelMethod> methods =
        List.of(new LsrOs(0.1, 1e20), new TfKdReg(0.1, 6, 20, 0.9, 1e39, Reduction.SUM));

    for (SoftLabelMethod method : methods) {
      List<Block> blocks = List.of(block(PLAIN, new UniformFanIn(1)));
      String message = divergence(blocks, method, null, new TinyExamples(8, 1), 0.02);
      assertTrue(message.endsWith(" in epoch 1, step 1: " + explained), message);
    }
  }

  @Test
  void run_teacherNotFinite_saysSo() {
    List<Block> blocks = List.of(block(PLAIN, new UniformFanIn(1)));
    TeacherLogits teacher =
        (batch, scope) -> scope.full(new Shape(batch.labels().size(), 4), Float.NaN);

    assertEquals(
        "the loss is NaN in epoch 1, step 1: the teacher's outputs are not finite",
        divergence(blocks, new Kd(0.5, 2), teacher, new TinyExamples(8, 1), 0.02));
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
    return divergence(block, examples, 0.02);
  }

  private String divergence(Block block, Examples examples, double rate) {
    return divergence(List.of(block), new CrossEntropy(), null, examples, rate);
  }

  private String divergence(
      List<Block> blocks,
      SoftLabelMethod method,
      @Nullable TeacherLogits teacher,
      Examples examples,
      double rate) {
    TrainingLoop loop =
        new TrainingLoop(
            torch, blocks.get(0), blocks, new SoftLabelLoss(method), settings(rate, 1), teacher);
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

  private Block spoiltOnce(int bad) {
    Block spoilt = new SpoiltOnce(bad);
    NamedParameters.initialize(
        spoilt,
        new Shape(TinyExamples.BINS, TinyExamples.FRAMES),
        new UniformFanIn(1),
        true,
        DataType.FLOAT32,
        manager);
    return spoilt;
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
}
