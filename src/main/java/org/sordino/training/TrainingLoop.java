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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Batch;
import org.sordino.dataset.Batches;
import org.sordino.dataset.Examples;
import org.sordino.evaluation.Figures;
import org.sordino.evaluation.Vote;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.model.Inference;
import org.sordino.network.Computation;
import org.sordino.network.NamedParameters;
import org.sordino.network.PyTorch;

/**
 * Trains a network, the members of an ensemble, or peers that learn from each other: every epoch in
 * an order of its own, a step per batch, then the validation examples, a line of history and a
 * checkpoint. What an epoch does depends on the settings, its number and the state before it, and
 * on nothing else, so that a run that was killed and resumed ends like one that was not.
 *
 * <p>One training at a time in a process: the engine's random numbers are those of the process, and
 * DJL lets one thread at a time collect gradients.
 */
public final class TrainingLoop {
  private final PyTorch torch;
  private final SoftLabelLoss loss;
  private final TrainingSettings settings;
  private final Block model;
  private final List<Peer> peers;
  private final @Nullable TeacherLogits teacher;

  /** A loop over one initialised, trainable {@code block} that no network teaches. */
  public TrainingLoop(PyTorch torch, Block block, SoftLabelLoss loss, TrainingSettings settings) {
    this(torch, block, List.of(block), loss, settings, null);
  }

  /**
   * A loop over initialised, trainable {@code blocks}.
   *
   * @param model what is validated: the only block, the first peer, or the ensemble of all
   * @param blocks one, the peers of mutual learning, or the members of an ensemble
   * @param teacher what a teacher network says, null without one
   */
  public TrainingLoop(
      PyTorch torch,
      Block model,
      List<Block> blocks,
      SoftLabelLoss loss,
      TrainingSettings settings,
      @Nullable TeacherLogits teacher) {
    this.torch = torch;
    this.model = model;
    this.loss = loss;
    this.settings = settings;
    this.teacher = teacher;
    peers = blocks.stream().map(block -> Peer.of(block, settings)).toList();
  }

  /**
   * Trains from the epoch after the checkpoint to the last one.
   *
   * @param train the training examples
   * @param validation the validation examples, possibly none
   * @param history where each epoch is noted
   * @param checkpoint where the state after each epoch is kept
   * @param resumed the state to go on from, whose weights the blocks already have; null to begin
   * @throws DivergedException if the loss or a weight is no longer finite; what an epoch made of it
   *     is not kept
   */
  public void run(
      Examples train,
      Examples validation,
      History history,
      Path checkpoint,
      @Nullable Checkpoint resumed,
      TrainingListener listener)
      throws IOException {
    run(train, validation, history, checkpoint, resumed, listener, Batches::of);
  }

  /** How examples become batches on the device of a manager. */
  @FunctionalInterface
  interface Batching {
    /** Batches of at most {@code batch} examples like {@code examples}. */
    Batches of(Examples examples, int batch, NDManager manager);
  }

  /** As the public one, with batches that need not be those which suit the device. */
  void run(
      Examples train,
      Examples validation,
      History history,
      Path checkpoint,
      @Nullable Checkpoint resumed,
      TrainingListener listener,
      Batching batching)
      throws IOException {
    int done = resumed == null ? 0 : resumed.epoch();
    for (int i = 0; resumed != null && i < peers.size(); i++) {
      peers.get(i).sgd().resume(resumed.peers().get(i).velocities());
    }
    history.keep(done);
    try (NDManager manager = torch.newManager();
        Batches batches = batching.of(train, settings.batch(), manager);
        Inference inference = new Inference(torch, model, validation)) {
      for (int epoch = done + 1; epoch <= settings.epochs(); epoch++) {
        long start = System.nanoTime();
        Epoch line;
        try (EpochSums sums = new EpochSums(train.itemKind(), manager)) {
          train(train, batches, manager, epoch, sums, listener);
          if (!peers.stream().allMatch(TrainingLoop::finite)) {
            throw new DivergedException(epoch, settings.rate(epoch));
          }
          Figures validated =
              validation.size() == 0
                  ? null
                  : Figures.of(inference.predict(), Vote.MEAN, "validation");
          line =
              sums.line(
                  epoch,
                  settings.rate(epoch),
                  validated,
                  loss.method().needsTeacher(),
                  (System.nanoTime() - start) / 1e9);
        }
        history.add(line);
        // Before the checkpoint: a run killed between them does the epoch, and all this, again.
        listener.finished(line);
        Checkpoint.write(checkpoint, epoch, peers);
      }
    }
  }

  private void train(
      Examples train,
      Batches batches,
      NDManager manager,
      int epoch,
      EpochSums sums,
      TrainingListener listener)
      throws IOException {
    torch.seed(Seeds.ofEpoch(settings.seed(), epoch));
    batches.start(train.inEpoch(epoch), EpochSampler.of(train, settings, epoch));
    int steps = (train.size() + settings.batch() - 1) / settings.batch();
    for (int step = 1; batches.hasNext(); step++) {
      double rate = settings.rate(epoch, step, steps);
      try (Computation computation = Computation.of(manager)) {
        NDManager scope = computation.scope();
        Batch batch = batches.next(scope);
        NDArray total = differentiate(batch, sums, scope);
        if (!torch.device().isGpu() && !finite(total)) { // a GPU is not waited for
          throw new DivergedException(epoch, step, number(total), explain(batch, rate, scope));
        }
        peers.forEach(peer -> peer.sgd().step(rate));
      }
      listener.stepped(epoch, step, steps, sums::loss);
    }
  }

  /**
   * All peers answer before any of them is updated; their graphs share nothing.
   *
   * @return the sum of their losses
   */
  private NDArray differentiate(Batch batch, EpochSums sums, NDManager scope) {
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      List<NDArray> logits = new ArrayList<>();
      for (Peer peer : peers) {
        logits.add(forward(peer, batch, scope));
      }
      NDArray taught = teacher == null ? null : teacher.of(batch, scope);
      List<SoftLabelLoss.Parts> losses = losses(logits, taught, batch);
      NDArray total = total(losses);
      collector.backward(total);
      sums.add(losses.get(0), logits.get(0).stopGradient(), batch.labels());
      return total.stopGradient();
    }
  }

  private static NDArray forward(Peer peer, Batch batch, NDManager scope) {
    ParameterStore store = new ParameterStore(scope, false);
    return peer.block().forward(store, new NDList(batch.inputs()), true).singletonOrThrow();
  }

  /** What made the loss of {@code batch} no finite number, the weights being those it met. */
  private String explain(Batch batch, double rate, NDManager scope) {
    if (!finite(batch.inputs())) {
      return "the inputs are not finite";
    }
    List<NDArray> logits = new ArrayList<>();
    for (Peer peer : peers) {
      NDArray outputs = forward(peer, batch, scope);
      if (!finite(peer) || !finite(outputs)) {
        return "try a learning rate below " + rate;
      }
      logits.add(outputs);
    }
    NDArray taught = teacher == null ? null : teacher.of(batch, scope);
    if (taught != null && !finite(taught)) {
      return "the teacher's outputs are not finite";
    }
    if (!finite(total(losses(logits, taught, batch)))) {
      return "the loss overflows, though the outputs are finite: check --temperature and"
          + " --multiplier, or try a learning rate below "
          + rate;
    }
    return "computed again it is finite, so this machine erred";
  }

  private static boolean finite(Peer peer) {
    return NamedParameters.of(peer.block()).values().stream()
        .allMatch(parameter -> finite(parameter.getArray()));
  }

  private static boolean finite(NDArray array) {
    try (NDArray magnitudes = array.abs();
        NDArray largest = magnitudes.max()) {
      return Double.isFinite(number(largest));
    }
  }

  private static double number(NDArray scalar) {
    try (NDArray number = scalar.toType(DataType.FLOAT64, true)) {
      return number.getDouble();
    }
  }

  private static NDArray total(List<SoftLabelLoss.Parts> losses) {
    NDArray total = losses.get(0).total();
    for (SoftLabelLoss.Parts loss : losses.subList(1, losses.size())) {
      total = total.add(loss.total());
    }
    return total;
  }

  private List<SoftLabelLoss.Parts> losses(
      List<NDArray> logits, @Nullable NDArray taught, Batch batch) {
    return IntStream.range(0, peers.size())
        .mapToObj(peer -> parts(peer, logits, taught, batch))
        .toList();
  }

  private SoftLabelLoss.Parts parts(
      int peer, List<NDArray> logits, @Nullable NDArray taught, Batch batch) {
    List<NDArray> teachers = new ArrayList<>();
    if (taught != null) {
      teachers.add(taught);
    } else if (loss.method().needsTeacher()) { // the peers teach each other
      for (int other = 0; other < logits.size(); other++) {
        if (other != peer) {
          teachers.add(logits.get(other).stopGradient());
        }
      }
    }
    return loss.parts(logits.get(peer), batch.labels(), teachers);
  }
}
