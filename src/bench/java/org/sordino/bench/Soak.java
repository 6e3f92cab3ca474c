package org.sordino.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sordino.dataset.MadeUpSongs;
import org.sordino.dataset.SongDatasetName;
import org.sordino.dataset.SplitRule;
import org.sordino.experiment.Run;
import org.sordino.experiment.RunFolder;
import org.sordino.experiment.RunListener;
import org.sordino.experiment.RunSettings;
import org.sordino.experiment.SongSelection;
import org.sordino.experiment.SongSource;
import org.sordino.model.GenreClassifier;
import org.sordino.network.NetworkSettings;
import org.sordino.network.PyTorch;
import org.sordino.spectrogram.Scale;
import org.sordino.training.Epoch;
import org.sordino.training.Schedule;
import org.sordino.training.TrainingSettings;

/**
 * Many classifications and short trainings in one process, which must leave nothing behind: prints
 * what the process holds on the way, and ends with 1 if the last rows hold more than those after
 * the warm-up, see {@link Held#TOLERANCE}. Arguments: classifications, trainings, and a folder of
 * music in every format, some of which may be refused. On Linux.
 */
public final class Soak {
  private static final int LINES = 10;

  /** Rows of each kind in which memory is still being filled. */
  private static final int WARM = 2;

  /** Rows after those that the last ones are compared with, and so many of the last. */
  private static final int SOME = 3;

  private Soak() {}

  public static void main(String[] arguments) throws IOException {
    int classifications = Integer.parseInt(arguments[0]);
    int trainings = Integer.parseInt(arguments[1]);
    if (Math.min(classifications, trainings) < LINES) {
      System.err.println("soak: expected at least " + LINES + " of each, to compare");
      System.exit(2);
    }
    List<Path> files = new ArrayList<>(files(Path.of(arguments[2])));
    Path folder = Files.createTempDirectory("sordino-soak");
    List<Held> trained = new ArrayList<>();
    List<Held> classified = new ArrayList<>();
    try {
      Path songs = folder.resolve("songs");
      new MadeUpSongs(3, 6, 1).write(songs);
      PyTorch torch = PyTorch.start("cpu", Runtime.getRuntime().availableProcessors());
      System.out.println(Held.HEAD);
      RunFolder run = new RunFolder(folder.resolve("run"));
      for (int i = 1; i <= trainings; i++) {
        delete(run.folder());
        train(songs, folder.resolve("cache"), run, torch);
        report(i, trainings, "trainings", trained);
      }
      files.addAll(files(songs));
      try (GenreClassifier classifier = GenreClassifier.load(run.model().folder(), torch)) {
        int refused = 0;
        for (int i = 1; i <= classifications; i++) {
          refused += answers(classifier, files.get(i % files.size())) ? 0 : 1;
          report(i, classifications, "classifications", classified);
        }
        System.out.printf("%d files, %d answers refused%n", files.size(), refused);
      }
    } finally {
      delete(folder);
    }
    System.out.println(slope(trained, trainings, "training"));
    System.out.println(slope(classified, classifications, "classification"));
    List<String> grown = new ArrayList<>(grown(trained));
    grown.addAll(grown(classified));
    System.out.println(
        (grown.isEmpty() ? "steady: nothing grew" : "GREW: " + String.join("; ", grown))
            + " (tolerance: "
            + Held.TOLERANCE
            + ")");
    if (!grown.isEmpty()) {
      System.exit(1);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static boolean answers(GenreClassifier classifier, Path file) {
    try {
      classifier.classify(file);
      return true;
    } catch (IOException e) {
      return false; // which must leave as little behind
    }
  }

  private static void train(Path songs, Path cache, RunFolder run, PyTorch torch)
      throws IOException {
    RunSettings settings =
        new RunSettings(
            new SongSource(
                new SongSelection(SongDatasetName.GTZAN, songs, List.of(), 0, List.of(), cache),
                SplitRule.parse("1/1/1"),
                1,
                Scale.LOG,
                false),
            NetworkSettings.of("nnet1"),
            "lsr-os-tc",
            Map.of(),
            null,
            new TrainingSettings(
                1, 128, 0.005, Schedule.CONSTANT, 0, 0.9, 0.0005, false, false, false, 1),
            0,
            "soak");
    new Run(settings, torch, new Silent()).train(run, false);
  }

  private static final class Silent implements RunListener {
    @Override
    public void note(String line) {}

    @Override
    public void warn(String line) {}

    @Override
    public void advanced(int done, int total) {}

    @Override
    public void finished(Epoch epoch) {}
  }

  /** How many there are from one row to the next. */
  private static int interval(int all) {
    return Math.max(1, all / LINES);
  }

  private static void report(int done, int all, String what, List<Held> rows) throws IOException {
    if (done % interval(all) == 0) {
      Held held = Held.now(done + " " + what);
      System.out.println(held.row());
      rows.add(held);
    }
  }

  /**
   * What grew between the rows after the warm-up and the last ones. The least of some is taken:
   * resident memory goes up and down by a quarter, and what leaks is there in all rows.
   */
  private static List<String> grown(List<Held> rows) {
    Held early = Held.least(rows.subList(WARM, WARM + SOME));
    Held late = Held.least(rows.subList(rows.size() - SOME, rows.size()));
    return late.grownSince(early);
  }

  /** How resident memory grows once warm: the slope of the straight line through the rows. */
  private static String slope(List<Held> rows, int all, String what) {
    List<Held> warm = rows.subList(WARM, rows.size());
    double middle = (warm.size() - 1) / 2.0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < warm.size(); i++) {
      sum += (i - middle) * warm.get(i).resident();
      squares += (i - middle) * (i - middle);
    }
    double each = sum / squares / interval(all);
    return String.format(
        Locale.ROOT, "resident memory by %s: %+.2f kB each, once warm", what, 1024 * each);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> paths;
      try (Stream<Path> found = Files.walk(folder)) {
        paths = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : paths) {
        Files.delete(path);
      }
    }
  }
}
