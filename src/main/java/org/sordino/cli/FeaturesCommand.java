package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sordino.dataset.SongDataset;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SongFolder;
import org.sordino.experiment.SongSelection;
import org.sordino.file.Labels;
import org.sordino.spectrogram.FeatureCache;
import org.sordino.spectrogram.FeatureSettings;
import org.sordino.spectrogram.FeatureStore;
import org.sordino.spectrogram.Scale;
import org.sordino.spectrogram.Unreadable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sordino features}. */
@Command(
    name = "features",
    headerHeading = "Examples:%n" + "  sordino features --data genres%n" + "%n",
    description =
        "Makes the spectrograms of a folder of songs beforehand; tells speed, duplicates and unreadable songs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FeaturesCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder with a folder of songs per genre: blues/blues.00000.wav …")
  private Path data;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      defaultValue = "gtzan",
      description =
          "gtzan or demo (made-up songs, made in --data if there is no such folder). Default:"
              + " ${DEFAULT-VALUE}")
  private String dataset;

  @Mixin private SongOptions songs;
  @Mixin private ExtraTraining extra;

  @Option(
      names = "--scale",
      paramLabel = "NAME",
      defaultValue = "log",
      description = "log, magnitude or decibel. Default: ${DEFAULT-VALUE}")
  private String scale;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Songs transformed at a time. Default: all cores")
  private int threads = Runtime.getRuntime().availableProcessors();

  FeaturesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SongDatasetName name =
        Labels.find("--dataset", dataset, SongDatasetName.values(), SongDatasetName::label);
    SongSelection selection = songs.selection(name, data, extra.folders());
    selection.provide(console::note);
    SongFolder folder = selection.all();
    folder.warnings().forEach(console::warn);
    FeatureSettings settings = FeatureSettings.gtzan(Scale.parse(scale));
    SongDataset dataset =
        SongDataset.open(
            folder.classes(),
            folder.songs(),
            settings,
            new FeatureCache(selection.cache(), threads),
            new RunReporter(console, 0));
    FeatureStore store = dataset.store();
    for (Unreadable song : store.unreadable()) {
      console.warn(song.reason() + "; left out");
    }
    int clips = store.songs().values().stream().mapToInt(s -> settings.clips(s.frames())).sum();
    console.data(
        String.format(
            Locale.ROOT,
            "%d songs of %d genres, %,d clips; %d unreadable",
            store.songs().size(),
            folder.classes().size(),
            clips,
            store.unreadable().size()));
    for (List<String> same : store.duplicates()) {
      console.data("same recording: " + String.join(" = ", same));
    }
    return ExitCode.DONE;
  }
}
