package org.sordino.experiment;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sordino.dataset.AppliedSplit;
import org.sordino.dataset.Examples;
import org.sordino.dataset.ItemKind;
import org.sordino.dataset.Part;
import org.sordino.dataset.Song;
import org.sordino.dataset.SongDataset;
import org.sordino.dataset.SongFolder;
import org.sordino.dataset.Split;
import org.sordino.model.Features;
import org.sordino.model.ModelDescription;
import org.sordino.model.SpectrogramFeatures;
import org.sordino.spectrogram.FeatureCache;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.Standardisation;
import org.sordino.spectrogram.Unreadable;

/**
 * The songs of a run, divided into parts.
 *
 * @param source what they were opened from
 * @param classes the genres
 * @param songs the songs that could be read
 * @param split which song is in which part
 * @param standardisation the statistics of the training songs
 */
record DividedSongs(
    SongSource source,
    List<String> classes,
    SongDataset songs,
    Split split,
    Standardisation standardisation)
    implements DividedData {

  /**
   * Reads and divides the songs that {@code source} names; what is left out is told.
   *
   * @param threads songs read at the same time
   */
  static DividedSongs of(SongSource source, int threads, RunListener listener) throws IOException {
    SongFolder main = source.songs().main();
    SongFolder more = source.songs().extra(main);
    SongFolder all = main.with(more);
    all.warnings().forEach(listener::warn);
    Set<String> extra = names(more.songs());
    FeatureSettings features = FeatureSettings.gtzan(source.scale());
    FeatureCache cache = new FeatureCache(source.songs().cache(), threads);
    SongDataset songs = SongDataset.open(main.classes(), all.songs(), features, cache, listener);
    for (Unreadable song : songs.store().unreadable()) {
      listener.warn(song.reason() + "; left out");
    }
    List<Song> divided =
        songs.songs().stream().filter(song -> !extra.contains(song.name())).toList();
    AppliedSplit applied =
        source.split().apply(divided, songs.store().recordings(), source.splitSeed());
    applied.notes().forEach(listener::note);
    List<String> train = new ArrayList<>(applied.split().train());
    train.addAll(unheard(extra, songs, applied.keptAway(), listener));
    Split split = new Split(train, applied.split().validation(), applied.split().test());
    return new DividedSongs(source, main.classes(), songs, split, songs.standardisation(train));
  }

  private static Set<String> names(List<Song> songs) {
    return songs.stream().map(Song::name).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The readable ones of {@code extra} that are not kept away from training, nor copies of such.
   */
  private static List<String> unheard(
      Set<String> extra, SongDataset songs, Set<String> keptAway, RunListener listener) {
    Map<String, String> recordings = songs.store().recordings();
    Map<String, String> kept = new HashMap<>();
    keptAway.stream()
        .filter(recordings::containsKey)
        .forEach(name -> kept.put(recordings.get(name), name));
    List<String> unheard = new ArrayList<>();
    int listed = 0;
    for (Song song : songs.songs()) {
      if (extra.contains(song.name())) {
        String same = kept.get(recordings.get(song.name()));
        if (keptAway.contains(song.name())) {
          listed++;
        } else if (same == null) {
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
    if (listed > 0) {
      listener.note(
          "%d of %d further training songs are left out: lists name them for other parts"
              .formatted(listed, extra.size()));
    }
    return unheard;
  }

  @Override
  public ItemKind itemKind() {
    return ItemKind.SONG;
  }

  @Override
  public SpectrogramFeatures features() {
    return SpectrogramFeatures.of(songs.store().settings(), standardisation);
  }

  @Override
  public Examples training(long seed) {
    return source.augment()
        ? songs.augmentedClips(split.train(), standardisation, seed)
        : examples(Part.TRAIN, features());
  }

  @Override
  public Examples examples(Part part, Features features) {
    return songs.clips(split.part(part), SpectrogramFeatures.in(features).standardisation());
  }

  @Override
  public NDArray seenBy(Features features, NDArray inputs) {
    return SpectrogramFeatures.in(features).from(features(), inputs);
  }

  @Override
  public int size(Part part) {
    return split.part(part).size();
  }

  @Override
  public void requireFitting(Features features) {
    FeatureSettings found = SpectrogramFeatures.in(features).settings();
    if (!found.equals(songs.store().settings())) {
      throw new IllegalArgumentException(
          "expected the features %s, found %s".formatted(songs.store().settings(), found));
    }
  }

  @Override
  public long known(ModelDescription.Trained model, Part part) {
    Map<String, String> recordings = songs.store().recordings();
    // Recordings and not names: a song may be here twice, and one of the two be learnt.
    Set<String> learnt =
        model.split().train().stream()
            .filter(recordings::containsKey)
            .map(recordings::get)
            .collect(Collectors.toSet());
    return split.part(part).stream().filter(name -> learnt.contains(recordings.get(name))).count();
  }

  @Override
  public String fingerprint() {
    List<String> all = new ArrayList<>();
    for (Part part : Part.values()) {
      all.addAll(split.part(part));
    }
    return songs.fingerprint(all);
  }

  @Override
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("dataset", source.songs().dataset().label());
    config.put("data", source.songs().data().toString());
    List<Path> extra = source.songs().extraTraining();
    if (!extra.isEmpty()) {
      config.put("extra_training", extra.stream().map(Path::toString).toList());
    }
    config.put("fingerprint", fingerprint());
    config.put("classes", classes);
    config.put("songs_per_class", source.songs().songsPerClass());
    config.put("split", source.split().toString());
    config.put("split_seed", source.splitSeed());
    if (source.augment()) {
      config.put("augment", true);
    }
    config.put("features", songs.store().settings());
    return config;
  }

  @Override
  public ModelDescription.Trained trained(String command, Map<String, Object> metrics) {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      if (!split.part(part).isEmpty()) {
        fingerprints.put(part.label(), songs.fingerprint(split.part(part)));
      }
    }
    return new ModelDescription.Trained(
        source.songs().dataset().label(),
        fingerprint(),
        new ModelDescription.TrainedSplit(
            source.split().toString(),
            source.splitSeed(),
            split.train(),
            split.validation(),
            split.test(),
            fingerprints),
        command,
        split.train().size(),
        null,
        metrics);
  }

  @Override
  public void requireSameSplit(Path folder) throws IOException {
    if (Files.exists(folder.resolve(Split.LAST_FILE)) && !Split.read(folder).equals(split)) {
      throw new IllegalArgumentException(
          "--resume: expected the parts that the run was started with, found other songs in them; see "
              + folder);
    }
  }

  @Override
  public void writeSplit(Path folder) throws IOException {
    split.write(folder);
  }
}
