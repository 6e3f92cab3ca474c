package org.sordino.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sordino.dataset.Examples;
import org.sordino.dataset.Part;
import org.sordino.dataset.Song;
import org.sordino.dataset.SongDataset;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SongFolder;
import org.sordino.model.ModelDescription;
import org.sordino.model.SpectrogramFeatures;
import org.sordino.spectrogram.FeatureCache;
import org.sordino.spectrogram.Unreadable;

/**
 * Songs to evaluate a model on.
 *
 * @param dataset what is provided in {@code data} if it is not there
 * @param data the folder of genre folders
 * @param extraTraining further folders, for the training part of a model that was trained on them
 * @param songsPerClass where all songs are asked for: songs of each genre, lowest numbers first; 0
 *     for every one
 * @param cache the folder of feature stores
 */
public record SongParts(
    SongDatasetName dataset, Path data, List<Path> extraTraining, int songsPerClass, Path cache)
    implements PartSource {
  /** Copies the list. */
  public SongParts {
    extraTraining = List.copyOf(extraTraining);
  }

  @Override
  public Examples examples(ModelDescription model, String part, int threads, RunListener told)
      throws IOException {
    SpectrogramFeatures features = SpectrogramFeatures.in(model.features());
    if (!extraTraining.isEmpty() && !part.equals(Part.TRAIN.label())) {
      throw new IllegalArgumentException(
          "--extra-training: expected --part train, which alone has such songs, found --part "
              + part);
    }
    boolean all = part.equals(ALL);
    List<String> wanted = all ? List.of() : names(model, part);
    SongSelection selection =
        new SongSelection(
            dataset, data, model.classes(), all ? songsPerClass : 0, extraTraining, cache);
    selection.provide(told::note);
    SongFolder folder = selection.all();
    List<Song> songs = all ? folder.songs() : chosen(folder.songs(), wanted, part);
    SongDataset opened =
        SongDataset.open(
            model.classes(), songs, features.settings(), new FeatureCache(cache, threads), told);
    for (Unreadable song : opened.store().unreadable()) {
      told.warn(song.reason() + "; left out");
    }
    List<String> found = opened.songs().stream().map(Song::name).toList();
    if (all) {
      Set<String> trained = new HashSet<>(model.trained().split().train());
      told.note(
          "%d of the %d songs bear the names of songs that the model was trained on"
              .formatted(found.stream().filter(trained::contains).count(), found.size()));
      return opened.clips(found, features.standardisation());
    }
    if (!opened.fingerprint(found).equals(model.trained().split().fingerprints().get(part))) {
      throw new IOException(
          "%s: the %s songs are not the recordings that the model's split was made of;"
                  .formatted(data, part)
              + " --part all takes any songs");
    }
    return opened.clips(wanted, features.standardisation());
  }

  private List<Song> chosen(List<Song> songs, List<String> wanted, String part) throws IOException {
    Set<String> names = new HashSet<>(wanted);
    List<Song> chosen = songs.stream().filter(song -> names.contains(song.name())).toList();
    if (chosen.size() < wanted.size()) {
      throw new IOException(
          "%s: expected the %d %s songs of the model, found %d of them; --part all takes any songs"
              .formatted(data, wanted.size(), part, chosen.size()));
    }
    return chosen;
  }

  private static List<String> names(ModelDescription model, String part) {
    ModelDescription.TrainedSplit split = model.trained().split();
    List<String> names =
        switch (Part.parse(part)) {
          case TRAIN -> split.train();
          case VALIDATION -> split.validation();
          case TEST -> split.test();
        };
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "--part %s: the model's split %s has no such songs".formatted(part, split.rule()));
    }
    return names;
  }
}
