package org.sordino.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sordino.EngineTest;

/** The loss as a user of DJL has it, in DJL's own trainer. */
class TrainerTest extends EngineTest {

  @ParameterizedTest
  @CsvSource({"0.1, 1", "0.3, 4"})
  void evaluate_inDjlsTrainer_trainsALinearBlock(double alpha, double tau) throws IOException {
    torch.seed(1);
    SoftLabelLoss loss = new SoftLabelLoss(new LsrOsTc(alpha, tau, 0.6, Factor.TAU));
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(loss)
            .optDevices(new Device[] {torch.device()})
            .optOptimizer(Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.5f)).build());
    try (Model model = Model.newInstance("tiny", torch.device(), "PyTorch")) {
      model.setBlock(Linear.builder().setUnits(3).build());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(1, 2));
        NDArray inputs =
            trainer.getManager().create(new float[] {1, 0, 0, 1, -1, -1}, new Shape(3, 2));
        NDArray labels = trainer.getManager().create(new long[] {0, 1, 2});

        double first = step(trainer, inputs, labels);
        double last = first;
        for (int i = 0; i < 100; i++) {
          last = step(trainer, inputs, labels);
        }

        assertTrue(last < first - 0.2, first + " to " + last);
        NDArray winners =
            trainer.evaluate(new NDList(inputs)).singletonOrThrow().argMax(1).eq(labels);
        assertEquals(3, winners.countNonzero().getLong());
      }
    }
  }

  private static double step(Trainer trainer, NDArray inputs, NDArray labels) {
    double value;
    try (GradientCollector collector = trainer.newGradientCollector()) {
      NDList predictions = trainer.forward(new NDList(inputs), new NDList(labels));
      NDArray loss = trainer.getLoss().evaluate(new NDList(labels), predictions);
      collector.backward(loss);
      value = loss.getFloat();
    }
    trainer.step();
    return value;
  }
}
