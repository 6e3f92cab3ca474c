package org.sordino.experiment;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Part;
import org.sordino.dataset.Split;
import org.sordino.evaluation.Evaluation;
import org.sordino.evaluation.Predictions;
import org.sordino.evaluation.PredictionsFile;
import org.sordino.evaluation.TemperatureScaling;
import org.sordino.evaluation.Vote;
import org.sordino.file.Json;
import org.sordino.file.WholeFile;
import org.sordino.loss.LossName;
import org.sordino.loss.LossOptions;
import org.sordino.loss.Mutual;
import org.sordino.loss.SoftLabelLoss;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.model.Inference;
import org.sordino.model.ModelDescription;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.PyTorch;
import org.sordino.network.TensorSource;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.training.Checkpoint;
import org.sordino.training.Epoch;
import org.sordino.training.TeacherLogits;
import org.sordino.training.TrainingListener;
import org.sordino.training.TrainingLoop;

/** One training run: songs, split, training, evaluation, and the folder that records it. */
public final class Run {
  /** A few validation songs, all of them right, must not make every answer look certain. */
  private static final double LEAST_TEMPERATURE = 0.5;

  /** Keeps the initial weights of peers and of neighbouring seeds apart. */
  private static final long PEER_SEEDS = 0x9E3779B97F4A7C15L;

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
   * @param folder the run's folder; created once the songs and the settings proved good
   * @param resume whether {@code folder} may hold a run of the same settings to go on with
   * @return the figures of the test part, or of the last part that has songs
   * @throws IllegalArgumentException if a setting is wrong or the folder is taken
   * @throws IOException if songs cannot be read or the folder cannot be written
   */
  public Evaluation train(RunFolder folder, boolean resume) throws IOException {
    folder.requireFreshUnless(resume);
    LossName loss = LossName.parse(settings.loss());
    DividedSongs songs = DividedSongs.of(settings, torch.threads(), listener);
    SoftLabelMethod method =
        loss.create(new LossOptions(songs.classes().size(), settings.lossOptions()));
    Teaching teaching = new Teaching(settings, torch, listener);
    teaching.check(method);
    method.warning(songs.classes().size()).ifPresent(listener::warn);
    TeacherModel named =
        settings.teacher() == null ? null : TeacherModel.open(settings.teacher(), songs, listener);
    folder.settle(RunConfig.of(settings, songs, method, named, torch));
    if (folder.finished()) {
      listener.note(folder.folder() + " is finished: nothing to do");
      return Json.read(folder.metrics(), Evaluation.class);
    }
    songs.split().write(folder.split());
    TeacherModel teacher = named == null ? teaching.train(method, folder, songs) : named;
    TeacherLogits logits = teacher == null ? null : teacher.logits(songs, torch);
    return train(folder, songs, method, logits);
  }

  private Evaluation train(
      RunFolder folder, DividedSongs songs, SoftLabelMethod method, @Nullable TeacherLogits teacher)
      throws IOException {
    Checkpoint checkpoint =
        Files.exists(folder.checkpoint()) ? Checkpoint.read(folder.checkpoint()) : null;
    int peers = method instanceof Mutual mutual ? mutual.peers() : 1;
    try (NDManager manager = torch.newManager()) {
      List<Block> blocks = new ArrayList<>();
      for (int peer = 0; peer < peers; peer++) {
        blocks.add(network(songs, peer, checkpoint, manager));
      }
      listener.note(
          "training %s (%,d parameters) with %s on %d songs"
              .formatted(
                  settings.network().name(),
                  NamedParameters.count(blocks.get(0)),
                  method.name(),
                  songs.split().train().size()));
      new TrainingLoop(torch, blocks, new SoftLabelLoss(method), settings.training(), teacher)
          .run(
              songs.clips(Part.TRAIN),
              songs.clips(Part.VALIDATION),
              folder.history(),
              folder.checkpoint(),
              checkpoint,
              keeping(folder, songs, blocks.get(0)));
      for (int peer = peers - 1; peer > 0; peer--) {
        finish(folder.peer(peer + 1), songs, blocks.get(peer));
      }
      return finish(folder, songs, blocks.get(0));
    }
  }

  private Block network(
      DividedSongs songs, int peer, @Nullable Checkpoint checkpoint, NDManager manager) {
    FeatureSettings features = songs.songs().store().settings();
    Shape input = new Shape(features.bins(), features.clipFrames());
    Block block = NetworkName.create(settings.network(), input, songs.classes().size());
    TensorSource source =
        checkpoint == null
            ? NetworkName.initialValues(
                settings.network(), settings.training().seed() + PEER_SEEDS * peer)
            : checkpoint.peers().get(peer).weights();
    NamedParameters.initialize(block, input, source, true, DataType.FLOAT32, manager);
    return block;
  }

  /** The run's listener, which also keeps the model of one epoch apart if that is asked for. */
  private TrainingListener keeping(RunFolder folder, DividedSongs songs, Block block) {
    return new TrainingListener() {
      @Override
      public void stepped(int epoch, int step, int steps, double loss) {
        listener.stepped(epoch, step, steps, loss);
      }

      @Override
      public void finished(Epoch epoch) throws IOException {
        if (epoch.epoch() == settings.keepEpoch()) {
          Predictions predictions = predict(songs, songs.measured(), block);
          Evaluation evaluation = Evaluation.of(predictions, Vote.MEAN, songs.measured().label());
          folder.kept(epoch.epoch()).write(describe(songs, evaluation, 1), block);
        }
        listener.finished(epoch);
      }
    };
  }

  private Evaluation finish(RunFolder folder, DividedSongs songs, Block block) throws IOException {
    double temperature = 1;
    if (!songs.split().validation().isEmpty()) {
      double fitted = TemperatureScaling.fit(predict(songs, Part.VALIDATION, block));
      temperature = Math.max(LEAST_TEMPERATURE, fitted);
    }
    Predictions predictions = predict(songs, songs.measured(), block);
    Evaluation evaluation = Evaluation.of(predictions, Vote.MEAN, songs.measured().label());
    folder.model().write(describe(songs, evaluation, temperature), block);
    PredictionsFile.write(folder.predictions(), predictions);
    WholeFile.write(folder.metrics(), Json.page(evaluation));
    return evaluation;
  }

  private ModelDescription describe(DividedSongs songs, Evaluation evaluation, double temperature) {
    Split split = songs.split();
    Map<String, Object> metrics = new LinkedHashMap<>();
    Json.tree(evaluation).properties().forEach(e -> metrics.put(e.getKey(), e.getValue()));
    return new ModelDescription(
        ModelDescription.FORMAT,
        settings.network(),
        songs.classes(),
        ModelDescription.Features.of(songs.songs().store().settings(), songs.standardisation()),
        temperature,
        new ModelDescription.Trained(
            "gtzan",
            songs.fingerprint(),
            new ModelDescription.TrainedSplit(
                settings.split().toString(),
                settings.splitSeed(),
                split.train(),
                split.validation(),
                split.test(),
                songs.fingerprints()),
            settings.command(),
            split.train().size(),
            metrics));
  }

  private Predictions predict(DividedSongs songs, Part part, Block block) {
    try (Inference inference = new Inference(torch, block, songs.clips(part))) {
      return inference.predict();
    }
  }
}
