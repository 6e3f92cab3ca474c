package org.sordino.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.sordino.experiment.RunListener;
import org.sordino.training.Epoch;

/** Shows on the console what a run does. */
class RunReporter implements RunListener {
  private final Console console;
  private final int epochs;
  private final long start = System.nanoTime();
  private long trainingStart;
  private int firstEpoch;
  private String validation = "";

  RunReporter(Console console, int epochs) {
    this.console = console;
    this.epochs = epochs;
  }

  @Override
  public void note(String line) {
    console.note(line);
  }

  @Override
  public void warn(String line) {
    console.warn(line);
  }

  @Override
  public void advanced(int done, int total) {
    console.progress("songs", done, total, start, () -> "");
    if (done == total) {
      double seconds = (System.nanoTime() - start) / 1e9;
      console.note(
          String.format(
              Locale.ROOT,
              "%d %s transformed in %s (%.1f songs/s)",
              total,
              total == 1 ? "song" : "songs",
              Console.duration(seconds),
              total / seconds));
    }
  }

  @Override
  public void waiting(String process) {
    console.note(
        "another process%s is filling the same feature store: waiting for it"
            .formatted(process.isEmpty() ? "" : " (" + process + ")"));
  }

  @Override
  public void stepped(int epoch, int step, int steps, DoubleSupplier loss) {
    // A run may train several networks one after the other, the first of them perhaps resumed.
    if (firstEpoch == 0 || epoch < firstEpoch || (epoch == 1 && step == 1)) {
      firstEpoch = epoch;
      trainingStart = System.nanoTime();
      return; // before a second step there is no speed to tell
    }
    long done = (long) (epoch - firstEpoch) * steps + step;
    long total = (long) (epochs - firstEpoch + 1) * steps;
    console.progress(
        "steps",
        done,
        total,
        trainingStart,
        () ->
            String.format(
                Locale.ROOT,
                ", epoch %d/%d, loss %.4f%s",
                epoch,
                epochs,
                loss.getAsDouble(),
                validation));
  }

  @Override
  public void finished(Epoch epoch) {
    List<String> errors =
        epoch.errors().entrySet().stream()
            .map(error -> percent(error.getKey(), error.getValue()))
            .toList();
    validation = errors.size() > 1 ? errors.get(1) : "";
    if (epoch.epoch() % 10 == 0 || epoch.epoch() == epochs || epoch.epoch() == 1) {
      console.note(
          String.format(
              Locale.ROOT,
              "epoch %d/%d: loss %.4f%s, %.1f s",
              epoch.epoch(),
              epochs,
              epoch.loss(),
              String.join("", errors),
              epoch.seconds()));
    }
  }

  private static String percent(String name, double value) {
    String words = name.replace("_percent", "").replace('_', ' ');
    return String.format(Locale.ROOT, ", %s %.1f %%", words, value);
  }
}
