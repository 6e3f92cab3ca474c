package org.sordino.experiment;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.AppliedSplit;
import org.sordino.dataset.Examples;
import org.sordino.dataset.Part;
import org.sordino.dataset.Song;
import org.sordino.dataset.SongDataset;
import org.sordino.dataset.SongFolder;
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
import org.sordino.loss.SoftLabelLoss;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.model.Inference;
import org.sordino.model.ModelDescription;
import org.sordino.network.NamedParameters;
import org.sordino.network.NetworkName;
import org.sordino.network.PyTorch;
import org.sordino.network.TensorSource;
import org.sordino.network.UniformFanIn;
import org.sordino.spectrogram.FeatureCache;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Standardisation;
import org.sordino.spectrogram.Unreadable;
import org.sordino.training.Checkpoint;
import org.sordino.training.TrainingLoop;

/** One training run: songs, split, training, evaluation, and the folder that records it. */
public final class Run {
  /** A few validation songs, all of them right, must not make every answer look certain. */
  private static final double LEAST_TEMPERATURE = 0.5;

  private final RunSettings settings;
  private final PyTorch torch;
  private final RunListener listener;

  /** A run on {@code torch}'s device. */
  public Run(RunSettings settings, PyTorch torch, RunListener listener) {
    this.settings = settings;
    this.torch = torch;
    this.listener = listener;
  }

  /** The parts of the songs, ready to be read. */
  private record Parts(
      SongDataset songs, Split split, Standardisation standardisation, List<String> classes) {
    Examples of(Part part) {
      return songs.clips(split.part(part), standardisation);
    }

    String fingerprint() {
      List<String> all = new ArrayList<>();
      for (Part part : Part.values()) {
        all.addAll(split.part(part));
      }
      return songs.fingerprint(all);
    }
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
    Parts parts = divide();
    SoftLabelMethod method =
        LossName.parse(settings.loss())
            .create(new LossOptions(parts.classes.size(), settings.lossOptions()));
    method.warning(parts.classes.size()).ifPresent(listener::warn);
    folder.settle(config(parts, method));
    if (folder.finished()) {
      listener.note(folder.folder() + " is finished: nothing to do");
      return Json.read(folder.metrics(), Evaluation.class);
    }
    parts.split.write(folder.split());
    Checkpoint checkpoint =
        Files.exists(folder.checkpoint()) ? Checkpoint.read(folder.checkpoint()) : null;
    try (NDManager manager = torch.newManager()) {
      Block block = network(parts, checkpoint, manager);
      Examples train = parts.of(Part.TRAIN);
      listener.note(
          "training %s (%,d parameters) with %s on %d songs, %,d clips"
              .formatted(
                  settings.network().name(),
                  NamedParameters.count(block),
                  method.name(),
                  parts.split.train().size(),
                  train.size()));
      new TrainingLoop(torch, block, new SoftLabelLoss(method), settings.training())
          .run(
              train,
              parts.of(Part.VALIDATION),
              folder.history(),
              folder.checkpoint(),
              checkpoint,
              listener);
      return finish(folder, parts, block);
    }
  }

  private Parts divide() throws IOException {
    SongFolder main = settings.songs().main();
    main.warnings().forEach(listener::warn);
    SongFolder more = settings.songs().extra(main);
    more.warnings().forEach(listener::warn);
    Set<String> extra = names(more.songs());
    List<Song> all = new ArrayList<>(main.songs());
    all.addAll(more.songs());
    FeatureSettings features = FeatureSettings.gtzan(settings.scale());
    FeatureCache cache = new FeatureCache(settings.songs().cache(), torch.threads());
    SongDataset songs = SongDataset.open(main.classes(), all, features, cache, listener);
    for (Unreadable song : songs.store().unreadable()) {
      listener.warn(song.reason() + "; left out");
    }
    List<Song> divided =
        songs.songs().stream().filter(song -> !extra.contains(song.name())).toList();
    AppliedSplit applied =
        settings.split().apply(divided, songs.store().recordings(), settings.splitSeed());
    applied.notes().forEach(listener::note);
    List<String> train = new ArrayList<>(applied.split().train());
    train.addAll(unheard(extra, songs, applied.split()));
    Split split = new Split(train, applied.split().validation(), applied.split().test());
    return new Parts(songs, split, songs.standardisation(train), main.classes());
  }

  private static Set<String> names(List<Song> songs) {
    return songs.stream().map(Song::name).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The readable ones of {@code extra} that are no copies of songs kept away from training. */
  private List<String> unheard(Set<String> extra, SongDataset songs, Split split) {
    Map<String, String> kept = new HashMap<>();
    for (Part part : new Part[] {Part.VALIDATION, Part.TEST}) {
      split.part(part).forEach(name -> kept.put(songs.store().recordings().get(name), name));
    }
    List<String> unheard = new ArrayList<>();
    for (Song song : songs.songs()) {
      if (extra.contains(song.name())) {
        String same = kept.get(songs.store().recordings().get(song.name()));
        if (same == null) {
          unheard.add(song.name());
        } else {
          listener.warn(
              song.file()
                  + ": left out, the same recording as "
                  + same
                  + ", which is not trained on");
        }
      }
    }
    return unheard;
  }

  private Block network(Parts parts, @Nullable Checkpoint checkpoint, NDManager manager) {
    FeatureSettings features = parts.songs.store().settings();
    Shape input = new Shape(features.bins(), features.clipFrames());
    Block block = NetworkName.create(settings.network(), input, parts.classes.size());
    TensorSource source =
        checkpoint == null
            ? new UniformFanIn(settings.training().seed())
            : checkpoint.peers().get(0).weights();
    NamedParameters.initialize(block, input, source, true, DataType.FLOAT32, manager);
    return block;
  }

  private ObjectNode config(Parts parts, SoftLabelMethod method) throws IOException {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("command", settings.command());
    config.put("dataset", "gtzan");
    config.put("data", settings.songs().data().toString());
    if (settings.songs().extraTraining() != null) {
      config.put("extra_training", settings.songs().extraTraining().toString());
    }
    config.put("fingerprint", parts.fingerprint());
    config.put("classes", parts.classes);
    config.put("songs_per_class", settings.songs().songsPerClass());
    config.put("split", settings.split().toString());
    config.put("split_seed", settings.splitSeed());
    config.put("features", parts.songs.store().settings());
    config.put("network", settings.network());
    Map<String, Object> loss = new LinkedHashMap<>();
    loss.put("name", method.name());
    Json.tree(method).properties().forEach(e -> loss.put(e.getKey(), e.getValue()));
    config.put("loss", loss);
    config.put("training", settings.training());
    config.put("threads", torch.threads());
    config.put("device", torch.device().toString());
    config.put(
        "versions",
        // Not Map.of, whose order changes from process to process.
        new TreeMap<>(
            Map.of(
                "sordino", Versions.sordino(),
                "pytorch", PyTorch.version(),
                "java", Runtime.version().feature())));
    return Json.tree(config);
  }

  private Evaluation finish(RunFolder folder, Parts parts, Block block) throws IOException {
    Split split = parts.split;
    double temperature = 1;
    if (!split.validation().isEmpty()) {
      temperature =
          Math.max(
              LEAST_TEMPERATURE, TemperatureScaling.fit(predict(parts, Part.VALIDATION, block)));
    }
    Part part = Part.TRAIN;
    for (Part candidate : new Part[] {Part.VALIDATION, Part.TEST}) {
      part = split.part(candidate).isEmpty() ? part : candidate;
    }
    Predictions predictions = predict(parts, part, block);
    Evaluation evaluation = Evaluation.of(predictions, Vote.MEAN, part.label());
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (Part each : Part.values()) {
      if (!split.part(each).isEmpty()) {
        fingerprints.put(each.label(), parts.songs.fingerprint(split.part(each)));
      }
    }
    Map<String, Object> metrics = new LinkedHashMap<>();
    Json.tree(evaluation).properties().forEach(e -> metrics.put(e.getKey(), e.getValue()));
    folder
        .model()
        .write(
            new ModelDescription(
                ModelDescription.FORMAT,
                settings.network(),
                parts.classes,
                ModelDescription.Features.of(parts.songs.store().settings(), parts.standardisation),
                temperature,
                new ModelDescription.Trained(
                    "gtzan",
                    parts.fingerprint(),
                    new ModelDescription.TrainedSplit(
                        settings.split().toString(),
                        settings.splitSeed(),
                        split.train(),
                        split.validation(),
                        split.test(),
                        fingerprints),
                    settings.command(),
                    split.train().size(),
                    metrics)),
            block);
    PredictionsFile.write(folder.predictions(), predictions);
    WholeFile.write(folder.metrics(), Json.page(evaluation));
    return evaluation;
  }

  private Predictions predict(Parts parts, Part part, Block block) {
    try (Inference inference = new Inference(torch, block, parts.of(part))) {
      return inference.predict();
    }
  }
}
