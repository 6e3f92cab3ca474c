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
import java.nio.FloatBuffer;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sordino.dataset.Examples;
import org.sordino.dataset.OtherwiseTiny;
import org.sordino.dataset.TinyExamples;
import org.sordino.loss.CrossEntropy;
import org.sordino.loss.SoftLabelLoss;
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
  void run_weightsSpoiltByTheLastStep_areNotKept() {
    assertEquals(
        "the weights are not finite after epoch 1: try a learning rate below 1.0E50",
        divergence(block(PLAIN, new UniformFanIn(1)), new TinyExamples(8, 1), 1e50));
    assertFalse(Files.exists(checkpoint("spoilt")));
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
            + " erred",
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
    return divergence(block, examples, 0.02);
  }

  private String divergence(Block block, Examples examples, double rate) {
    TrainingLoop loop =
        new TrainingLoop(torch, block, new SoftLabelLoss(new CrossEntropy()), settings(rate, 1));
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
}
