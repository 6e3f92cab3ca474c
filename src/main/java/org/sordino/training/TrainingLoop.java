package org.sordino.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.BatchFeeder;
import org.sordino.dataset.Examples;
import org.sordino.evaluation.Evaluation;
import org.sordino.evaluation.Vote;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.model.Inference;
import org.sordino.network.PyTorch;

/**
 * Trains a network: every epoch in an order of its own, a step per batch, then the validation
 * examples, a line of history and a checkpoint. What an epoch does depends on the settings, its
 * number and the state before it, and on nothing else, so that a run that was killed and resumed
 * ends like one that was not.
 */
public final class TrainingLoop {
  private final PyTorch torch;
  private final Block block;
  private final SoftLabelLoss loss;
  private final TrainingSettings settings;
  private final Sgd sgd;

  /** A loop over an initialised, trainable {@code block}. */
  public TrainingLoop(PyTorch torch, Block block, SoftLabelLoss loss, TrainingSettings settings) {
    this.torch = torch;
    this.block = block;
    this.loss = loss;
    this.settings = settings;
    sgd = new Sgd(block, settings.momentum(), settings.weightDecay(), settings.nesterov());
  }

  /** What the examples of an epoch add up to. */
  private static final class Sums {
    double loss;
    double crossEntropy;
    double divergence;
    double wrong;
    int examples;
  }

  /**
   * Trains from the epoch after the checkpoint to the last one.
   *
   * @param train the training examples
   * @param validation the validation examples, possibly none
   * @param history where each epoch is noted
   * @param checkpoint where the state after each epoch is kept
   * @param resumed the state to go on from, whose weights the block already has; null to begin
   * @throws DivergedException if the loss is no longer finite
   */
  public void run(
      Examples train,
      Examples validation,
      History history,
      Path checkpoint,
      @Nullable Checkpoint resumed,
      TrainingListener listener)
      throws IOException {
    int done = resumed == null ? 0 : resumed.epoch();
    if (resumed != null) {
      sgd.resume(resumed.velocities());
    }
    history.keep(done);
    try (NDManager manager = torch.newManager();
        BatchFeeder feeder = new BatchFeeder(train, settings.batch());
        Inference inference = new Inference(torch, block, validation)) {
      for (int epoch = done + 1; epoch <= settings.epochs(); epoch++) {
        long start = System.nanoTime();
        Sums sums = train(train.size(), feeder, manager, epoch, listener);
        Evaluation validated =
            validation.size() == 0
                ? null
                : Evaluation.of(inference.predict(), Vote.MEAN, "validation");
        double count = sums.examples;
        Epoch line =
            new Epoch(
                epoch,
                settings.rate(epoch),
                sums.loss / count,
                sums.crossEntropy / count,
                sums.divergence / count,
                100 * sums.wrong / count,
                validated == null ? null : validated.clipErrorPercent(),
                validated == null ? null : validated.songErrorPercent(),
                (System.nanoTime() - start) / 1e9);
        history.add(line);
        Checkpoint.write(checkpoint, epoch, block, sgd);
        listener.finished(line);
      }
    }
  }

  private Sums train(
      int size, BatchFeeder feeder, NDManager manager, int epoch, TrainingListener listener)
      throws IOException {
    torch.seed(Order.mix(settings.seed(), epoch));
    feeder.start(Order.of(size, settings.seed(), epoch));
    int steps = (size + settings.batch() - 1) / settings.batch();
    Sums sums = new Sums();
    for (int step = 1; feeder.hasNext(); step++) {
      try (NDManager scope = manager.newSubManager()) {
        BatchFeeder.Batch batch = feeder.next(scope);
        step(batch.inputs(), batch.labels(), settings.rate(epoch), sums, scope);
      }
      double mean = sums.loss / sums.examples;
      if (!Double.isFinite(mean)) {
        throw new DivergedException(epoch, step, mean, settings.rate(epoch));
      }
      listener.stepped(epoch, step, steps, mean);
    }
    return sums;
  }

  private void step(NDArray inputs, NDArray labels, double rate, Sums sums, NDManager scope) {
    ParameterStore store = new ParameterStore(scope, false);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray logits = block.forward(store, new NDList(inputs), true).singletonOrThrow();
      SoftLabelLoss.Parts parts = loss.parts(logits, labels);
      collector.backward(parts.total());
      int examples = Math.toIntExact(labels.size());
      sums.loss += examples * scalar(parts.total());
      sums.crossEntropy += examples * scalar(parts.crossEntropy());
      sums.divergence += examples * scalar(parts.divergence());
      sums.wrong += scalar(logits.argMax(1).neq(labels).sum());
      sums.examples += examples;
    }
    sgd.step(rate);
  }

  private static double scalar(NDArray array) {
    return array.toType(DataType.FLOAT64, false).getDouble();
  }
}
