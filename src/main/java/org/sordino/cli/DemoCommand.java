package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sordino.dataset.MadeUpSongs;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SplitRule;
import org.sordino.evaluation.Figures;
import org.sordino.experiment.Run;
import org.sordino.experiment.RunFolder;
import org.sordino.experiment.RunSettings;
import org.sordino.experiment.SongSelection;
import org.sordino.experiment.SongSource;
import org.sordino.file.Folders;
import org.sordino.model.Classification;
import org.sordino.model.GenreClassifier;
import org.sordino.network.NetworkSettings;
import org.sordino.network.PyTorch;
import org.sordino.spectrogram.Scale;
import org.sordino.training.Schedule;
import org.sordino.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sordino demo}. */
@Command(
    name = "demo",
    headerHeading = "Examples:%n  sordino demo%n  sordino demo --out my-demo%n%n",
    description =
        "Shows the whole pipeline, in about two minutes, on songs of ten made-up genres: makes the"
            + " songs, trains on them, evaluates, classifies a song.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 1;
  private static final int EPOCHS = 30;

  private final Console console;
  private final String command;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where songs and run are put, new or empty. Default: a temporary folder")
  private @Nullable Path out;

  @Mixin private DeviceOptions device;

  DemoCommand(Console console, String command) {
    this.console = console;
    this.command = command;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = out == null ? Files.createTempDirectory("sordino-demo") : out;
    requireEmpty(folder);
    RunFolder run = new RunFolder(folder.resolve("run"));
    Path songs = folder.resolve("songs");
    SongDatasetName.DEMO.provide(songs, line -> console.note("1. " + line));

    console.note("2. training nnet1 with lsr-os-tc for " + EPOCHS + " epochs");
    PyTorch torch = device.start(console);
    RunSettings settings =
        new RunSettings(
            new SongSource(
                new SongSelection(
                    SongDatasetName.DEMO,
                    songs,
                    List.of(),
                    0,
                    List.of(),
                    folder.resolve("features")),
                SplitRule.parse("8/1/1"),
                SEED,
                Scale.LOG,
                false),
            NetworkSettings.of("nnet1"),
            "lsr-os-tc",
            Map.of(),
            null,
            new TrainingSettings(
                EPOCHS, 128, 0.005, Schedule.CONSTANT, 0, 0.9, 0.0005, false, false, false, SEED),
            0,
            command);
    Figures figures = new Run(settings, torch, new RunReporter(console, EPOCHS)).train(run, false);
    ReportCommand.afterTraining(run.folder(), console);
    console.note("3. evaluating the songs that training never saw");
    console.data(figures.summary());
    console.note("guessing would be wrong in 90 % of them");
    Path song = testSong(songs, run);
    console.note("4. classifying " + song);
    try (GenreClassifier classifier = GenreClassifier.load(run.model().folder(), torch)) {
      Classification found = classifier.classify(song);
      console.data(
          String.format(
              Locale.ROOT,
              "%s: %s (%.0f %%)",
              song.getFileName(),
              found.genre(),
              100 * found.confidence()));
    }
    next(songs, run);
    return ExitCode.DONE;
  }

  private static void requireEmpty(Path folder) throws IOException {
    try {
      if (!Folders.isNewOrEmpty(folder)) {
        throw new IllegalArgumentException(
            "--out " + folder + ": expected a new or empty folder, found files in it");
      }
    } catch (NotDirectoryException e) {
      throw new IllegalArgumentException(
          "--out " + folder + ": expected a folder, found a file", e);
    }
  }

  private static Path testSong(Path songs, RunFolder run) throws IOException {
    String name = run.model().describe().trained().split().test().get(0);
    String genre = name.substring(0, name.lastIndexOf('.'));
    return songs.resolve(genre).resolve(name + ".wav");
  }

  private void next(Path songs, RunFolder run) {
    String sordino = CommandFactory.quoted(System.getProperty("sordino.command", "sordino"));
    String model = CommandFactory.quoted(run.model().folder().toString());
    String data = CommandFactory.quoted(songs.toString());
    String genre = CommandFactory.quoted(songs.resolve(MadeUpSongs.GENRES.get(0)).toString());
    console.note("");
    console.note("What to do next:");
    console.note("  %s classify --model %s --timeline %s".formatted(sordino, model, genre));
    console.note("  %s evaluate --model %s --data %s".formatted(sordino, model, data));
    console.note(
        "  %s train --data FOLDER-OF-GENRE-FOLDERS --loss lsr-os-tc --out runs/first"
            .formatted(sordino));
    console.note("  %s train --help   lists networks, losses and every option".formatted(sordino));
  }
}
