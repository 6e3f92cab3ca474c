package org.sordino.experiment;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.Part;
import org.sordino.dataset.Song;
import org.sordino.dataset.SongDataset;
import org.sordino.dataset.SongFolder;
import org.sordino.evaluation.Predictions;
import org.sordino.model.Inference;
import org.sordino.model.ModelDescription;
import org.sordino.model.ModelFolder;
import org.sordino.network.PyTorch;
import org.sordino.spectrogram.FeatureCache;
import org.sordino.spectrogram.Unreadable;

/** The predictions of a model for a part of the split that is stored with it. */
public final class ModelEvaluation {
  private static final String ALL = "all";

  private final ModelFolder model;
  private final ModelDescription description;

  /**
   * Of the model in {@code folder}.
   *
   * @param split the rule of the split that the caller expects; null for whatever is stored
   * @throws IllegalArgumentException if another split is stored
   */
  public ModelEvaluation(Path folder, @Nullable String split) throws IOException {
    model = new ModelFolder(folder);
    description = model.describe();
    String stored = description.trained().split().rule();
    if (split != null && !split.equals(stored)) {
      throw new IllegalArgumentException(
          "--split: the model was trained with %s, found %s; evaluate it on that, or with --part all"
              .formatted(stored, split));
    }
  }

  /** What the model is. */
  public ModelDescription description() {
    return description;
  }

  /**
   * Predicts the clips of a part.
   *
   * @param part test, validation or train of the stored split, or all songs of the folder
   * @throws IllegalArgumentException if there is no such part, or it has no songs
   * @throws IOException if songs of the part are missing, or are other recordings
   */
  public Predictions predict(String part, SongSelection selection, PyTorch torch, RunListener told)
      throws IOException {
    List<String> wanted = part.equals(ALL) ? null : names(part);
    SongFolder folder =
        SongFolder.read(
            selection.data(),
            description.classes(),
            wanted == null ? selection.songsPerClass() : 0);
    List<Song> songs = folder.songs();
    if (wanted != null) {
      Set<String> names = new HashSet<>(wanted);
      songs = songs.stream().filter(song -> names.contains(song.name())).toList();
      if (songs.size() < wanted.size()) {
        throw new IOException(
            "%s: expected the %d %s songs of the model, found %d of them; --part all takes any songs"
                .formatted(selection.data(), wanted.size(), part, songs.size()));
      }
    }
    SongDataset dataset =
        SongDataset.open(
            description.classes(),
            songs,
            description.features().settings(),
            new FeatureCache(selection.cache(), torch.threads()),
            told);
    for (Unreadable song : dataset.store().unreadable()) {
      told.warn(song.reason() + "; left out");
    }
    List<String> names = dataset.songs().stream().map(Song::name).toList();
    if (wanted != null) {
      String expected = description.trained().split().fingerprints().get(part);
      if (!dataset.fingerprint(names).equals(expected)) {
        throw new IOException(
            "%s: the %s songs are not the recordings that the model's split was made of;"
                    .formatted(selection.data(), part)
                + " --part all takes any songs");
      }
      names = wanted;
    } else {
      Set<String> trained = new HashSet<>(description.trained().split().train());
      long seen = names.stream().filter(trained::contains).count();
      told.note(
          "%d of the %d songs bear the names of songs that the model was trained on"
              .formatted(seen, names.size()));
    }
    try (NDManager manager = torch.newManager()) {
      Block block = model.load(description, manager);
      try (Inference inference =
          new Inference(
              torch, block, dataset.clips(names, description.features().standardisation()))) {
        return inference.predict();
      }
    }
  }

  private List<String> names(String part) {
    List<String> names =
        switch (Part.parse(part)) {
          case TRAIN -> description.trained().split().train();
          case VALIDATION -> description.trained().split().validation();
          case TEST -> description.trained().split().test();
        };
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "--part %s: the model's split %s has no such songs"
              .formatted(part, description.trained().split().rule()));
    }
    return names;
  }
}
