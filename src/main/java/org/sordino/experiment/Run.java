package org.sordino.experiment;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Examples;
import org.sordino.dataset.Part;
import org.sordino.evaluation.CalibrationTemperatures;
import org.sordino.evaluation.Figures;
import org.sordino.evaluation.Predictions;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.evaluation.Vote;
import org.sordino.file.Json;
import org.sordino.file.WholeFile;
import org.sordino.loss.BornAgain;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.model.Inference;
import org.sordino.model.ModelDescription;
import org.sordino.network.Ensemble;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.PyTorch;
import org.sordino.network.TensorSource;
import org.sordino.training.Checkpoint;
import org.sordino.training.DivergedException;
import org.sordino.training.Epoch;
import org.sordino.training.Seeds;
import org.sordino.training.TeacherLogits;
import org.sordino.training.TrainingListener;
import org.sordino.training.TrainingLoop;
import org.sordino.training.TrainingSettings;

/** One training run: data, training, evaluation, and the folder that records it. */
public final class Run {
  private final RunSettings settings;
  private final PyTorch torch;
  private final RunListener listener;

  /** A run on {@code torch}'s device. */
  public Run(RunSettings settings, PyTorch torch, RunListener listener) {
    this.settings = settings;
    this.torch = torch;
    this.listener = listener;
  }

  /**
   * Trains, or goes on training, and evaluates.
   *
   * @param folder the run's folder; created once the data and the settings proved good
   * @param resume whether {@code folder} may hold a run of the same settings to go on with
   * @return the figures of the test part, or of the last part that has examples
   * @throws IllegalArgumentException if a setting is wrong or the folder is taken
   * @throws RunHeldException if another process trains in the folder
   * @throws IOException if data cannot be read or the folder cannot be written
   */
  public Figures train(RunFolder folder, boolean resume) throws IOException {
    folder.requireFreshUnless(resume);
    DividedData data = settings.data().open(torch.threads(), listener);
    SoftLabelMethod method = settings.method(data.classes().size());
    method.warning(data.classes().size()).ifPresent(listener::warn);
    TeacherModel named =
        settings.teacher() == null ? null : TeacherModel.open(settings.teacher(), data, listener);
    if (named != null && TeacherNeed.isItself(method)) {
      named.requireNetwork(settings.network(), method);
    }
    ObjectNode config = RunConfig.of(settings, data, method, named, torch);
    folder.requireSame(config); // first, as it tells what made the songs others
    data.requireSameSplit(folder.split());
    if (folder.finished()) {
      return done(folder, config);
    }
    RunLock held = RunLock.hold(folder.folder());
    try (NDManager manager = torch.newManager()) {
      Figures figures;
      if (folder.finished()) { // by another process, a moment ago
        figures = done(folder, config);
      } else {
        folder.settle(config);
        data.writeSplit(folder.split());
        TeacherModel teacher =
            new Teaching(settings, torch, listener).of(method, folder, data, named);
        TeacherLogits logits = teacher == null ? null : teacher.logits(data, torch, manager);
        figures = trainOnceMoreAfterAFault(folder, data, method, logits);
      }
      held.remove();
      return figures;
    } finally {
      held.close();
    }
  }

  private Figures done(RunFolder folder, ObjectNode config) throws IOException {
    folder.requireSame(config);
    requireKept(folder, settings.training().epochs());
    listener.note(folder.folder() + " is finished: nothing to do");
    return Json.read(folder.metrics(), Figures.class);
  }

  /**
   * Refuses an epoch to keep that is over: its model cannot be had any more.
   *
   * @param done the epochs that are trained
   */
  private void requireKept(RunFolder folder, int done) {
    int keep = settings.keepEpoch();
    if (keep > 0 && keep <= done && !Files.exists(folder.kept(keep).folder())) {
      throw new IllegalArgumentException(
          "--keep-epoch: expected an epoch that is still to come or was kept, found %d, and %d epochs are done in %s"
              .formatted(keep, done, folder.folder()));
    }
  }

  /**
   * Trains, and goes on from the last checkpoint where the loss was no longer finite. An epoch that
   * is done again comes out the same to the last bit, so that only one that diverges fails twice: a
   * machine that errs now and then does not end a training of days.
   */
  private Figures trainOnceMoreAfterAFault(
      RunFolder folder, DividedData data, SoftLabelMethod method, @Nullable TeacherLogits teacher)
      throws IOException {
    int failed = 0;
    while (true) {
      try {
        return trainFromCheckpoint(folder, data, method, teacher);
      } catch (DivergedException e) {
        if (e.epoch() == failed) {
          throw e;
        }
        failed = e.epoch();
        listener.warn(e.getMessage() + "; the epoch is done once more");
      }
    }
  }

  private Figures trainFromCheckpoint(
      RunFolder folder, DividedData data, SoftLabelMethod method, @Nullable TeacherLogits teacher)
      throws IOException {
    Checkpoint checkpoint =
        Files.exists(folder.checkpoint()) ? Checkpoint.read(folder.checkpoint()) : null;
    requireKept(folder, checkpoint == null ? 0 : checkpoint.epoch());
    TrainingSettings training = training(method);
    Examples train = data.training(training.seed());
    int peers = method.peers();
    try (NDManager manager = torch.newManager()) {
      List<Block> models = new ArrayList<>();
      for (int peer = 0; peer < peers; peer++) {
        Shape input = data.features().shape();
        models.add(NetworkName.create(settings.network(), input, data.classes().size()));
      }
      List<Block> blocks =
          models.stream().flatMap(model -> Ensemble.members(model).stream()).toList();
      if (checkpoint != null) {
        checkpoint.requireNetworks(blocks.size(), folder.checkpoint());
      }
      for (int block = 0; block < blocks.size(); block++) {
        initialize(blocks.get(block), block, training.seed(), data, checkpoint, manager);
      }
      listener.note(
          "training %s (%,d parameters) with %s on %,d %s"
              .formatted(
                  settings.network().name(),
                  NamedParameters.count(models.get(0)),
                  method.name(),
                  data.size(Part.TRAIN),
                  train.itemKind().plural()));
      new TrainingLoop(torch, models.get(0), blocks, new SoftLabelLoss(method), training, teacher)
          .run(
              train,
              data.examples(Part.VALIDATION, data.features()),
              folder.history(),
              folder.checkpoint(),
              checkpoint,
              keeping(folder, data, models.get(0)));
      for (int peer = peers - 1; peer > 0; peer--) {
        finish(folder.peer(peer + 1), data, models.get(peer));
      }
      return finish(folder, data, models.get(0));
    }
  }

  /** How the network is trained that the run ends with. */
  private TrainingSettings training(SoftLabelMethod method) {
    TrainingSettings training = settings.training();
    return method instanceof BornAgain bornAgain
        ? training.withSeed(Seeds.ofGeneration(training.seed(), bornAgain.generations()))
        : training;
  }

  private void initialize(
      Block block,
      int number,
      long seed,
      DividedData data,
      @Nullable Checkpoint checkpoint,
      NDManager manager) {
    TensorSource source =
        checkpoint == null
            ? NetworkName.initialValues(settings.network(), Seeds.ofNetwork(seed, number))
            : checkpoint.peers().get(number).weights();
    NamedParameters.initialize(
        block, data.features().shape(), source, true, DataType.FLOAT32, manager);
  }

  /** The run's listener, which also keeps the model of one epoch apart if that is asked for. */
  private TrainingListener keeping(RunFolder folder, DividedData data, Block block) {
    return new TrainingListener() {
      @Override
      public void stepped(int epoch, int step, int steps, DoubleSupplier loss) {
        listener.stepped(epoch, step, steps, loss);
      }

      @Override
      public void finished(Epoch epoch) throws IOException {
        if (epoch.epoch() == settings.keepEpoch()) {
          Predictions predictions = predict(data, data.measured(), block);
          Figures figures = Figures.of(predictions, Vote.MEAN, data.measured().label());
          folder
              .kept(epoch.epoch())
              .write(describe(data, figures, CalibrationTemperatures.UNKNOWN), block);
        }
        listener.finished(epoch);
      }
    };
  }

  private Figures finish(RunFolder folder, DividedData data, Block block) throws IOException {
    CalibrationTemperatures temperatures =
        data.size(Part.VALIDATION) > 0
            ? CalibrationTemperatures.fit(predict(data, Part.VALIDATION, block))
            : CalibrationTemperatures.UNKNOWN;
    Predictions predictions = predict(data, data.measured(), block);
    Figures figures = Figures.of(predictions, Vote.MEAN, data.measured().label());
    folder.model().write(describe(data, figures, temperatures), block);
    PredictionsFile.write(folder.predictions(), predictions);
    WholeFile.write(folder.metrics(), Json.page(figures));
    return figures;
  }

  private ModelDescription describe(
      DividedData data, Figures figures, CalibrationTemperatures temperatures) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    Json.tree(figures).properties().forEach(e -> metrics.put(e.getKey(), e.getValue()));
    return new ModelDescription(
        ModelDescription.FORMAT,
        settings.network(),
        data.classes(),
        data.features(),
        temperatures.decision(),
        temperatures.clip(),
        data.trained(settings.command(), metrics));
  }

  private Predictions predict(DividedData data, Part part, Block block) {
    try (Inference inference = new Inference(torch, block, data.examples(part, data.features()))) {
      return inference.predict();
    }
  }
}
